/** Generated values for property tests. */
import fc from 'fast-check'
import type { ByteString, Sexp } from '../src/main/sexp/sexp.ts'

/** Bytes that mean something to a reader of s-expressions or messages come often. */
const pointedByte = fc.constantFrom(...' \t\r\n\f"\\()#|;.:-_<>@,\'0x9aZ\0\x7f\x80\xff'.split(''))

/** Any bytes, one character each. */
export const anyByteString: fc.Arbitrary<ByteString> = fc.oneof(
  fc.string({ unit: pointedByte, maxLength: 60 }),
  fc.string({
    unit: fc.integer({ min: 0, max: 255 }).map((byte) => String.fromCharCode(byte)),
    maxLength: 60,
  }),
  fc.string({
    maxLength: 30,
    unit: fc.integer({ min: 32, max: 126 }).map((byte) => String.fromCharCode(byte)),
  }),
)

/** Any s-expression, of moderate depth and size. */
export const anySexp: fc.Arbitrary<Sexp> = fc.letrec<{ sexp: Sexp; list: readonly Sexp[] }>((tie) => ({
  sexp: fc.oneof({ depthSize: 'medium', withCrossShrink: true }, anyByteString, tie('list')),
  list: fc.array(tie('sexp'), { maxLength: 6, depthIdentifier: 'sexp' }),
})).sexp

/** What an editor, a crash or an attacker makes of a text: bytes cut out, put in, doubled. */
export function damaged(text: fc.Arbitrary<ByteString>): fc.Arbitrary<ByteString> {
  return fc.tuple(text, fc.nat(), fc.nat({ max: 8 }), anyByteString).map(([whole, at, length, inserted]) => {
    const start = at % (whole.length + 1)
    return whole.slice(0, start) + inserted + whole.slice(start + length)
  })
}
