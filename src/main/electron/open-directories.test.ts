import { describe, expect, it } from 'vitest'
import { directoriesOf } from './open-directories.ts'

const options = (isPackaged: boolean) => ({ isPackaged, cwd: '/home/ada' })

describe('directories of the command line', () => {
  it('are resolved where the person stands', () => {
    expect(directoriesOf(['electron', 'out/main/index.js', 'spool', '/var/spool'], options(false))).toEqual([
      '/home/ada/spool',
      '/var/spool',
    ])
    expect(directoriesOf(['/opt/bobbin', '/var/spool'], options(true))).toEqual(['/var/spool'])
  })

  it('come from a desktop as addresses', () => {
    const argv = [
      '/opt/bobbin',
      'file:///var/spool/m%C3%A4il%20x',
      'file://elsewhere/var/spool',
      'file:///a%2fb',
    ]
    expect(directoriesOf(argv, options(true))).toEqual(['/var/spool/mäil x'])
  })

  it('are not the switches', () => {
    expect(directoriesOf(['electron', '--no-sandbox', '.', '--x=y', '/a'], options(false))).toEqual(['/a'])
    expect(directoriesOf(['/opt/bobbin', '--allow-file-access', ''], options(true))).toEqual([])
  })
})
