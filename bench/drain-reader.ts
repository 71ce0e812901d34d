/** Says that it is ready, drains the queue when it is told to, and prints the names that it took. */
import { once } from 'node:events'
import { basename } from 'node:path'
import { benchMultispool } from './bench-spool.ts'

const spool = await benchMultispool('directories').load(process.argv[2] ?? '')
const reader = await spool.queueReader.create('queue1')
const names: string[] = []
process.stdout.write('ready\n')
await once(process.stdin, 'data')
await reader.iterAvailable((_metadata, dataFile) => {
  names.push(basename(dataFile.path.toString()))
  return Promise.resolve({ kind: 'remove' })
})
await reader.close()
process.stdout.write(names.map((name) => `${name}\n`).join(''))
