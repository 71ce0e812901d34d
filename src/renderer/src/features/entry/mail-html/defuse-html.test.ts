import { describe, expect, test } from 'vitest'
import { defuseHtml } from './defuse-html.ts'

const secret = 'abc123'
const defused = (html: string) => defuseHtml(html, secret)

describe('what a policy would object to while parsing', () => {
  test('style attributes get another name, however they are written', () => {
    for (const html of ['<p style="color:red">', "<p\nSTYLE = 'x'>", '<p/style=x>', '<p a="1"style="x">']) {
      expect(defused(html).html).not.toMatch(/\bstyle\s*=/i)
      expect(defused(html).html).toContain('data-sabc123')
    }
  })

  test('event handlers and base elements, too', () => {
    expect(defused('<img src=x onerror=alert(1) ONLOAD = "x">').html).not.toMatch(/\son[a-z]+\s*=/i)
    expect(defused('<base href="http://evil/">').html).toBe('<x-base href="http://evil/">')
    expect(defused('<Track src=x></TRACK>').html).toBe('<x-Track src=x></x-TRACK>')
  })

  test('text and addresses come back as they were', () => {
    const { html, restore } = defused(
      '<a href="https://a.example/?style=1&online=2">style = on</a> base <b>on</b>',
    )
    expect(restore(html)).toBe('<a href="https://a.example/?style=1&online=2">style = on</a> base <b>on</b>')
  })
})

describe('style sheets', () => {
  test('are taken out whole', () => {
    const { html, sheets } = defused('a<style type="text/css">p{color:red}</STYLE >b<Style>q{}</style>c')
    expect(html).toBe('abc')
    expect(sheets).toEqual(['p{color:red}', 'q{}'])
  })

  test('one that is not closed takes the rest, as a browser reads it', () => {
    expect(defused('a<style>p{}<b>x').html).toBe('a')
    expect(defused('a<style>p{}<b>x').sheets).toEqual(['p{}<b>x'])
    expect(defused('a<style ').html).toBe('a')
  })

  test('other elements whose names begin alike stay', () => {
    expect(defused('<styled>x</styled>').html).toBe('<styled>x</styled>')
  })

  test('characters whose lower case is longer do not shift anything', () => {
    expect(defused('İİİ<style>p{}</style>z').html).toBe('İİİz')
  })

  test('a hostile text is done in time that grows with its length', () => {
    const hostile = '<style '.repeat(200_000)
    expect(defused(hostile).sheets).toEqual([])
    expect(defused('style'.repeat(200_000) + ' '.repeat(200_000)).html.length).toBe(1_200_000)
  })
})
