/** A stretch of text that both texts have, or only the one before, or only the one after. */
export interface DifferencePiece {
  readonly kind: 'same' | 'before' | 'after'
  readonly text: string
}

/** Above this many pairs of words the texts are not compared word by word. */
const MAX_PAIRS = 4_000_000

/** Words, signs and the spaces between them: what a person sees as one thing changes as one. */
function wordsOf(text: string): readonly string[] {
  return text.match(/[^\s()"]+|\s+|[()"]/g) ?? []
}

/** What changed from one text to the other, word by word. */
export function differences(before: string, after: string): readonly DifferencePiece[] {
  const a = wordsOf(before)
  const b = wordsOf(after)
  const shorter = Math.min(a.length, b.length)
  let head = 0
  while (head < shorter && a[head] === b[head]) head += 1
  let tail = 0
  while (tail < shorter - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1
  return joined([
    ...same(a.slice(0, head)),
    ...between(a.slice(head, a.length - tail), b.slice(head, b.length - tail)),
    ...same(tail === 0 ? [] : a.slice(-tail)),
  ])
}

function same(words: readonly string[]): DifferencePiece[] {
  return words.map((text) => ({ kind: 'same', text }))
}

/** The longest common subsequence of the words; what is not in it was taken out or put in. */
function between(a: readonly string[], b: readonly string[]): DifferencePiece[] {
  const replaced: DifferencePiece[] = [
    { kind: 'before', text: a.join('') },
    { kind: 'after', text: b.join('') },
  ]
  if (a.length === 0 || b.length === 0 || a.length * b.length > MAX_PAIRS) return replaced
  const width = b.length + 1
  const lengths = new Uint32Array((a.length + 1) * width)
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const pieces: DifferencePiece[] = []
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    const one = a[i]
    const other = b[j]
    if (one !== undefined && one === other) {
      pieces.push({ kind: 'same', text: one })
      i += 1
      j += 1
    } else if (one !== undefined && (other === undefined || at(i + 1, j) >= at(i, j + 1))) {
      pieces.push({ kind: 'before', text: one })
      i += 1
    } else {
      pieces.push({ kind: 'after', text: other ?? '' })
      j += 1
    }
  }
  return pieces
}

/** Neighbours as one piece: of a run of changes first what went, then what came. A lone space is part of its run. */
function joined(pieces: readonly DifferencePiece[]): readonly DifferencePiece[] {
  const out: DifferencePiece[] = []
  let run = { same: '', before: '', after: '' }
  const flush = () => {
    for (const kind of ['same', 'before', 'after'] as const) {
      if (run[kind] !== '') out.push({ kind, text: run[kind] })
    }
    run = { same: '', before: '', after: '' }
  }
  pieces.forEach(({ kind, text }, place) => {
    const isChanging = run.before !== '' || run.after !== ''
    if (kind !== 'same') run[kind] += text
    else if (!isChanging) run.same += text
    else if (text.trim() === '' && pieces[place + 1]?.kind !== 'same' && place + 1 < pieces.length) {
      run.before += text
      run.after += text
    } else {
      flush()
      run.same += text
    }
  })
  flush()
  return out
}
