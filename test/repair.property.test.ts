import fc from 'fast-check'
import { mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { parseMetadata } from '../src/main/message/metadata.ts'
import { messageQueues } from '../src/main/message/message-queue.ts'
import { makeSpool } from './health-bed.ts'
import { openRepairBed } from './repair-bed.ts'
import { temporaryDirectory, treeOf, type TreeEntry } from './reference.ts'

const hourMs = 3_600_000

/** What a metadata file holds: a message of this name or of another, or nothing that can be read. */
type Contents =
  | { readonly kind: 'message'; readonly status: string; readonly hasOtherId: boolean }
  | { readonly kind: 'unreadable'; readonly text: string }

interface BrokenName {
  readonly name: string
  readonly registry: boolean
  readonly data: boolean
  readonly tmp: boolean
  readonly copies: readonly {
    readonly place: string
    readonly contents: Contents
    readonly ageHours: number
  }[]
}

const places = messageQueues.flatMap((queue) => [queue, `${queue}/.checkout`])

const status = fc.constantFrom(
  'Send_now',
  'Sending',
  'Frozen',
  'Removed',
  'Delivered',
  '(Send_at(2100-01-01 00:00:00.000000Z))',
  '(Quarantined((description D)(envelope_sender <>)(from_headers"")))',
)
const contents: fc.Arbitrary<Contents> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('message' as const),
      status,
      hasOtherId: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, fc.constant(true)),
    }),
  },
  fc.record({
    kind: fc.constant('unreadable' as const),
    text: fc.constantFrom('', '(', '(Sprocket plain)', '\xff'),
  }),
)
const name = fc.constantFrom(
  'a',
  'b-1',
  'AAAAAA-AAAAAB-02-AAAAAB',
  'x.tmp.abcDEF',
  'é',
  'w ith (space)',
  '.dot',
  '#',
)

const brokenName: fc.Arbitrary<BrokenName> = fc.record({
  name,
  registry: fc.boolean(),
  data: fc.boolean(),
  tmp: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, fc.constant(true)),
  copies: fc.uniqueArray(
    fc.record({ place: fc.constantFrom(...places), contents, ageHours: fc.integer({ min: 1, max: 5 }) }),
    {
      selector: ({ place }) => place,
      maxLength: 3,
    },
  ),
})
const brokenSpool = fc.uniqueArray(brokenName, { selector: ({ name: of }) => of, maxLength: 6 })

function metadata(id: string, dir: string, of: string): string {
  const bytes = Buffer.from(id)
    .toString('latin1')
    .replace(/[^!-~]|["\\();#]/g, (byte) => `\\${String(byte.charCodeAt(0)).padStart(3, '0')}`)
  return (
    `((spool_dir "${dir}")(id "${bytes}")(flows())(parent_id P)(spool_date(2023-11-14 22:13:20.123456Z))` +
    `(next_hop_choices())(retry_intervals())(remaining_recipients(${id.length}@example.com))(failed_recipients())` +
    `(relay_attempts())(status ${of})` +
    `(envelope_info((sender <>)(recipients())(rejected_recipients())(route())(id P))))`
  )
}

function build(dir: string, names: readonly BrokenName[]): void {
  makeSpool(dir)
  const put = (path: string, text: string, ageHours: number): void => {
    writeFileSync(join(dir, path), Buffer.from(text, 'latin1'))
    const mtime = (Date.now() - ageHours * hourMs) / 1000
    utimesSync(join(dir, path), mtime, mtime)
  }
  for (const broken of names) {
    if (broken.registry) put(`.registry/${broken.name}`, '', 1)
    if (broken.data) put(`.data/${broken.name}`, `body of ${basename(broken.name)}`, 1)
    if (broken.tmp) put(`.tmp/${broken.name}`, 'unfinished', 1)
    for (const { place, contents: is, ageHours } of broken.copies) {
      const id = is.kind === 'message' && is.hasOtherId ? `not-${broken.name}` : broken.name
      put(`${place}/${broken.name}`, is.kind === 'message' ? metadata(id, dir, is.status) : is.text, ageHours)
    }
  }
}

/** Contents of files, but for empty ones, by how often they are there. */
function contentsOf(tree: readonly TreeEntry[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { sha256, size } of tree) {
    if (sha256 === undefined || size === 0) continue
    counts.set(sha256, (counts.get(sha256) ?? 0) + 1)
  }
  return counts
}

const isReadableEntry = ({ data, copies }: BrokenName): boolean =>
  data && copies.some(({ contents: is }) => is.kind === 'message')

/** Whether a repair may have to change a file's contents. */
function mayBeRewritten({ copies }: BrokenName): boolean {
  return copies.some(
    ({ place, contents: is }) =>
      is.kind === 'message' && (is.hasOtherId || is.status !== 'Frozen' || !place.startsWith('frozen')),
  )
}

test(
  'arbitrary broken spools are mended, nothing is lost, and undo restores every byte',
  { timeout: 240_000 },
  async () => {
    const runs = Number(process.env['REPAIR_RUNS'] ?? 150)
    const choices = fc.constantFrom('move-to-queue-of-status', 'set-status-of-queue')
    await fc.assert(
      fc.asyncProperty(brokenSpool, choices, async (names, statusMismatch) => {
        const above = temporaryDirectory()
        const dir = join(above, 'spool')
        mkdirSync(dir)
        build(dir, names)
        const original = treeOf(dir)
        const bed = openRepairBed({ dir, dataDir: join(above, '../data-of-' + basename(above)) })

        const plan = await bed.plan({ statusMismatch })
        expect(plan.left).toEqual([])
        expect(treeOf(dir)).toEqual(original)
        const job = await bed.apply(plan)
        expect(job).toMatchObject({ state: 'done', failed: 0 })

        expect(await bed.check()).toEqual([])
        for (const broken of names) {
          const found = messageQueues.filter((queue) => readdirSync(join(dir, queue)).includes(broken.name))
          expect([broken.name, found.length]).toEqual([broken.name, isReadableEntry(broken) ? 1 : 0])
        }
        // Whatever was not rewritten is still somewhere, in the spool or beside it.
        const after = contentsOf(treeOf(above))
        if (!names.some(mayBeRewritten)) expect(after).toEqual(contentsOf(original))
        for (const broken of names.filter(isReadableEntry)) {
          const queue = messageQueues.find((one) => readdirSync(join(dir, one)).includes(broken.name))!
          const kept = parseMetadata(await bed.spool.raw.entry(queue, broken.name).direct.contents())
          expect(kept.remainingRecipients).toHaveLength(1)
        }

        if (plan.steps.length > 0) {
          const undone = await bed.undo()
          expect(undone).toMatchObject({ state: 'done', failed: 0 })
        }
        expect(treeOf(dir)).toEqual(original)
        expect(readdirSync(dirname(dir))).toEqual(['spool'])
        rmSync(above, { recursive: true })
        rmSync(bed.context.dataDir, { recursive: true, force: true })
      }),
      { numRuns: runs },
    )
  },
)
