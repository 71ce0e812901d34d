import { multipart, textPart } from '../mail-text.ts'
import { firstNameOf, htmlOf, type Letter, type Scene } from './letter.ts'
import { closing, greeting, pickTopic, type Topic } from './topics.ts'

const signatures = [
  'Harbourline Freight · Quay 7 · Sand Bay',
  'Harbourline Freight – Operations',
  'Sent from the quay; please excuse brevity',
] as const

/** A mail from one person to another, often an answer that quotes the one before. */
export function conversation(scene: Scene): Letter {
  const { random, from, to, token } = scene
  const topic = pickTopic(random)
  const isReply = random.chance(0.45)
  const text = [
    greeting(random, topic, firstNameOf(to[0])),
    ...random.some(topic.lines, random.integer(2, topic.lines.length)),
    `${closing(topic)}\n${from.name}`,
    `-- \n${random.pick(signatures)}`,
    ...(isReply ? [quote(scene, topic)] : []),
  ].join('\n\n')
  const cc = to.slice(1)
  const prefix = isReply && !topic.subject.startsWith('Re:') ? 'Re: ' : ''
  const first = `<${token}.first@mail.example>`
  const before = `<${token}.before@mail.example>`
  return {
    sender: from.address,
    from,
    to: [to[0]],
    ...(cc.length > 0 ? { cc } : {}),
    subject: prefix + topic.subject,
    headers: isReply ? [`In-Reply-To: ${before}`, `References: ${first}\n ${before}`] : [],
    content: random.chance(0.6)
      ? multipart('alternative', `=_alt_${token}`, [textPart('plain', text), textPart('html', htmlOf(text))])
      : textPart('plain', text),
  }
}

function quote({ random, to, atMs }: Scene, topic: Topic): string {
  const earlier = new Date(atMs - random.integer(20, 2000) * 60_000).toUTCString()
  const quoted = topic.lines.map((line) => `> ${line}`).join('\n>\n')
  return `On ${earlier}, ${to[0].name} wrote:\n${quoted}`
}
