import type { Random } from '../random.ts'

/** What a mail from one person to another is about. */
export interface Topic {
  readonly subject: string
  readonly lines: readonly [string, ...string[]]
  readonly language: 'en' | 'de' | 'fr' | 'ja'
}

const ports = [
  'Rotterdam',
  'Gdynia',
  'Porto',
  'Bergen',
  'Trieste',
  'Le Havre',
  'Sand Bay',
  'Valencia',
] as const
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const
const goods = [
  'roses',
  'optical glass',
  'cheese',
  'textbooks',
  'frozen cod',
  'window frames',
  'vaccines',
] as const

const topics: readonly [(random: Random) => Topic, ...((random: Random) => Topic)[]] = [
  (random) => ({
    language: 'en',
    subject: `Loading slot on ${random.pick(weekdays)}`,
    lines: [
      `The terminal has moved our loading slot from 06:30 to ${random.integer(8, 15)}:15. Could your driver be at gate ${random.integer(1, 9)} half an hour before?`,
      'If the reefer containers are not plugged in by noon we lose the cooling window, so please call me when you are on the ring road.',
      'The gate code is the same as last week.',
    ],
  }),
  (random) => ({
    language: 'en',
    subject: `Customs papers for the ${random.pick(ports)} shipment (${random.pick(goods)})`,
    lines: [
      `The broker found that the gross weight on the packing list and on the bill of lading differ by ${random.integer(3, 90)} kg.`,
      'Please send a corrected packing list; the rest is complete and stamped.',
      `We can hold the clearance until tomorrow at ${random.integer(11, 17)}:00, not longer.`,
    ],
  }),
  (random) => ({
    language: 'en',
    subject: `Re: Quote for ${random.integer(1, 6)} × 40’ HC, ${random.pick(ports)}–${random.pick(ports)}`,
    lines: [
      'Thank you for the quick answer. The rate is fine for us if it includes the terminal handling on both ends.',
      `Would you keep it until the end of the month? Our buyer signs on the ${random.integer(20, 28)}th.`,
      'And one question: is there a transhipment, or do you sail direct now?',
    ],
  }),
  (random) => ({
    language: 'en',
    subject: `Damaged pallets in consignment ${random.integer(1000, 9999)}`,
    lines: [
      `${random.integer(2, 5)} of the twelve pallets of ${random.pick(goods)} arrived with crushed corners; the pictures are in the shared folder.`,
      'The boxes inside look dry. We have set them aside until your surveyor has seen them.',
      'Please tell us whether you want to open the claim or whether we should.',
    ],
  }),
  (random) => ({
    language: 'en',
    subject: `Minutes of ${random.pick(weekdays)}’s call`,
    lines: [
      `We agreed to move the weekly sailing to ${random.pick(ports)} by a day from next month on, and to review it after the summer.`,
      'Open: who informs the feeder operators, and whether the surcharge applies to empties. I took both.',
      'Next call in two weeks, same time.',
    ],
  }),
  (random) => ({
    language: 'en',
    subject: `Where is container HLBU ${random.integer(100_000, 999_999)}-${random.integer(0, 9)}?`,
    lines: [
      `The tracking has said “gate in, ${random.pick(ports)}” since ${random.pick(weekdays)}. Is that so, or has nobody scanned it since?`,
      `Our customer waits for the ${random.pick(goods)} and asks twice a day.`,
      'A rough guess would help already.',
    ],
  }),
  (random) => ({
    language: 'de',
    subject: `Besuch am ${random.integer(2, 28)}. – Ablauf und Anfahrt`,
    lines: [
      'wir freuen uns auf Ihren Besuch. Bitte melden Sie sich am Empfang an der Südseite; Parkplätze sind reserviert.',
      `Um ${random.integer(9, 11)} Uhr beginnen wir mit der Führung durch das Kühllager, danach ist Zeit für Ihre Fragen.`,
      'Festes Schuhwerk bitte nicht vergessen. Für das Mittagessen: gibt es Unverträglichkeiten?',
    ],
  }),
  (random) => ({
    language: 'fr',
    subject: `Retard de la livraison n° ${random.integer(10_000, 99_999)}`,
    lines: [
      'le camion est bloqué à la frontière depuis ce matin ; le chauffeur attend un document que nous avons déjà envoyé.',
      `Nous pensons livrer demain avant ${random.integer(10, 18)} h. Je vous tiens au courant dès qu’il repart.`,
      'Avec toutes nos excuses pour le désagrément.',
    ],
  }),
  (random) => ({
    language: 'ja',
    subject: `見積書の件（${random.integer(100, 999)}番）`,
    lines: [
      'いつもお世話になっております。先日ご依頼いただいた見積書をお送りいたします。',
      'ご不明な点がございましたら、お気軽にお問い合わせください。',
      `納期につきましては、${random.integer(2, 12)}月の会議で改めてご説明いたします。`,
    ],
  }),
]

export function pickTopic(random: Random): Topic {
  return random.pick(topics)(random)
}

export function greeting(random: Random, { language }: Topic, name: string): string {
  switch (language) {
    case 'en':
      return random.pick([`Dear ${name},`, `Hello ${name},`, `Hi ${name},`])
    case 'de':
      return random.pick([`Guten Tag ${name},`, `Hallo ${name},`])
    case 'fr':
      return `Bonjour ${name},`
    case 'ja':
      return `${name} 様`
  }
}

export function closing({ language }: Topic): string {
  switch (language) {
    case 'en':
      return 'Best regards,'
    case 'de':
      return 'Mit freundlichen Grüßen'
    case 'fr':
      return 'Bien cordialement,'
    case 'ja':
      return 'よろしくお願いいたします。'
  }
}
