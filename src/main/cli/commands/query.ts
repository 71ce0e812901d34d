import type { CommandContext } from '../command-context.ts'
import type { DefineCommand } from '../commands.ts'
import { exitStatus, type ExitStatus } from '../exit-status.ts'
import { aliases, fields } from '../../service/query/fields.ts'

export const defineQuery: DefineCommand = (command, context) => {
  command
    .description('Print the manual of the language of --query, which is that of the filter in the window.')
    .action(context.action(() => query(context)))
}

async function query({ output }: CommandContext): Promise<ExitStatus> {
  if (output.json) await output.document({ fields, aliases: Object.fromEntries(aliases) })
  else await output.lines(manual())
  return exitStatus.done
}

function manual(): readonly string[] {
  const width = Math.max(...fields.map(({ name }) => name.length))
  return [
    'Terms that follow each other must all match; "or" joins alternatives and binds less tightly than "and", which may',
    'be left out; "-" or "not" before a term is its opposite; parentheses group.',
    '',
    '  queue:frozen error:greylist age>2h',
    '  (from:alice or to:@example.com) -status:removed',
    '',
    'What to look for:',
    '  word              anywhere in a text, whatever its case; without a field in any text of the entry',
    '  "two words"       the same with blanks, parentheses or a leading minus; \\" and \\\\ stand for " and \\',
    '  wild*card         the parts one after the other',
    '  /expression/      a regular expression as RE2 reads it, with regard to case; /expression/i without',
    '',
    'In a field: field:value contains it, field=value is it as a whole; numbers take = < <= > >=. Spans are written 90s,',
    '15m, 2h, 3d, 1w, 1d12h; sizes 500, 10KB, 1.5MB.',
    '',
    ...fields.map(({ name, meaning }) => `  ${name.padEnd(width)}  ${meaning}`),
    '',
    `Also understood: ${[...aliases].map(([alias, name]) => `${alias} for ${name}`).join(', ')}.`,
  ]
}
