import { counted } from '../../../contract/action-words.ts'
import type { ProblemView } from '../../../contract/views.ts'
import type { Output } from '../output.ts'
import type { Column } from '../text/table.ts'
import { problemDocument, problemSexpLine } from './problem-document.ts'

export const fsckFormats = ['text', 'sexp', 'json'] as const

export type FsckFormat = (typeof fsckFormats)[number]

export interface Findings {
  readonly problems: readonly ProblemView[]
  readonly scanned: number
}

export async function printProblems(output: Output, format: FsckFormat, findings: Findings): Promise<void> {
  const { problems, scanned } = findings
  switch (format) {
    case 'json':
      return output.document({ problems: problems.map(problemDocument), scanned })
    case 'sexp': {
      const lines = problems.flatMap((problem) => problemSexpLine(problem) ?? [])
      await output.raw(Buffer.from(lines.map((line) => `${line}\n`).join(''), 'latin1'))
      const hidden = problems.filter(isProblem).length - lines.length
      if (hidden > 0)
        await output.note(`${counted(hidden, 'problem')} of kinds that the reference does not have.`)
      return
    }
    case 'text':
      if (problems.length > 0) await output.table(columns, problems)
      return output.note(summaryOf(findings))
  }
}

/** Warnings are said, and are not what the exit status is about. */
export function isProblem({ severity }: ProblemView): boolean {
  return severity === 'problem'
}

function summaryOf({ problems, scanned }: Findings): string {
  const found = problems.filter(isProblem).length
  const warnings = problems.length - found
  const files = `${counted(scanned, 'file')} looked at`
  const what = found === 0 ? 'no problem' : counted(found, 'problem')
  return warnings === 0 ? `${files}: ${what}.` : `${files}: ${what}, ${counted(warnings, 'warning')}.`
}

const columns: readonly Column<ProblemView>[] = [
  {
    title: 'problem',
    text: ({ kind }) => kind,
    style: (problem) => (isProblem(problem) ? 'red' : 'yellow'),
  },
  { title: 'in', text: ({ dirs }) => dirs.join(', '), shrinkTo: 10 },
  { title: 'name', text: ({ name }) => name, shrinkTo: 12 },
  { title: 'since', text: ({ mtime }) => mtime.replace('T', ' ').replace(/\.\d+Z$/, 'Z') },
  { title: 'what it means', text: ({ text }) => text, shrinkTo: 20 },
]
