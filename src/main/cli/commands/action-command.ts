import type { Command } from 'commander'
import { addFilterOptions } from '../entries/filter-options.ts'
import { parseRate } from '../parse/parse-count.ts'

/** Arguments and options that all commands share which act on entries. */
export function takesEntries(command: Command): Command {
  command
    .argument('<dir>', 'directory of the spool')
    .argument('[names...]', 'names of entries; - reads them from stdin')
  return addFilterOptions(command)
    .option('--dry-run', 'only say what would be done')
    .option('--rate <number>', 'at most so many entries a second', parseRate)
}
