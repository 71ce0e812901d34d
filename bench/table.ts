import { isOk, reaches } from './result.ts'
import type { Result } from './result.ts'

const header = ['operation', 'entries', 'ours', 'floor', 'ratio', 'must', 'aim', 'growth', '']

/** Results for people. */
export function tableOf(results: readonly Result[]): string {
  const rows = [header, ...results.map(rowOf)]
  const widths = header.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .map((line) => `${line.trimEnd()}\n`)
    .join('')
}

function rowOf(result: Result): string[] {
  const sign = result.better === 'more' ? '≥' : '≤'
  const target = (value: number | null): string => (value === null ? '' : `${sign} ${numberText(value)}`)
  return [
    result.operation,
    result.entries?.toLocaleString('en') ?? '',
    `${numberText(result.ours)} ${result.unit}`,
    result.floor === null ? '' : numberText(result.floor),
    result.floor === null ? '' : `${result.value.toFixed(2)}×`,
    target(result.must),
    target(result.aim),
    growthText(result),
    verdict(result),
  ]
}

function growthText({ growth }: Result): string {
  if (growth === null) return ''
  const bound = growth.must === null ? '' : ` ≤ ${numberText(growth.must)}`
  return `${numberText(growth.factor)}× of ${growth.fromEntries.toLocaleString('en')}${bound}`
}

function verdict(result: Result): string {
  if (!isOk(result)) return 'MISSED'
  if (result.must === null && result.aim === null) return ''
  return reaches(result, result.aim) ? 'aim' : 'must'
}

function numberText(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)))
}
