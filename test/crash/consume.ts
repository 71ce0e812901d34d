/**
 * Takes entries of `queue1` of the spool DIR until its standard input ends: `node consume.ts DIR`. Removes each and
 * prints its name, one a line.
 */
import { writeSync } from 'node:fs'
import { basename } from 'node:path'
import { multispool } from '../../src/main/spool/multispool.ts'
import { widgetSpoolable } from '../widget.ts'

const [dir = ''] = process.argv.slice(2)
const spool = await multispool(widgetSpoolable, { durability: 'none' }).load(dir)
const reader = await spool.queueReader.create('queue1')
const stop = new AbortController()
process.stdin.on('end', () => stop.abort()).resume()
writeSync(1, 'ready\n')
await reader.iter(
  async (_metadata, dataFile) => {
    await dataFile.load()
    writeSync(1, `${basename(dataFile.path.toString())}\n`)
    return { kind: 'remove' }
  },
  { stop: stop.signal },
)
await reader.close()
