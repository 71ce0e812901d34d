/** Who writes to whom in the demo: a freight company, and those whom it deals with. All domains are reserved ones. */

export interface Person {
  readonly name: string
  readonly address: string
}

export interface Organisation {
  readonly name: string
  readonly domain: string
  readonly people: readonly [Person, ...Person[]]
}

/** A person is a name, or `name = local part` where that does not follow from it. */
function organisation(name: string, domain: string, people: readonly string[]): Organisation {
  const [first, ...others] = people.map((person) => {
    const [name = '', local = localPart(name)] = person.split(' = ')
    return { name, address: `${local}@${domain}` }
  })
  if (first === undefined) throw new Error(`${name} has nobody`)
  return { name, domain, people: [first, ...others] }
}

/** `Søren Brandt` writes from `soren.brandt`. */
function localPart(name: string): string {
  return name
    .replaceAll('ø', 'o')
    .replaceAll('ß', 'ss')
    .replaceAll('Ł', 'L')
    .replaceAll('ł', 'l')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('’', '')
    .replace('prof. ', '')
    .replace(/[^a-z]+/g, '.')
}

/** Whose mail server this is. */
export const ownOrganisation = organisation('Harbourline Freight', 'harbourline.example', [
  'Maren Holt',
  'Tomás Rivera',
  'Ingrid Solberg',
  'Priya Raman',
  'Jonas Weiß',
  'Aiko Tanaka',
  'Samuel Osei',
  'Éloïse Marchand',
  'Dmitri Volkov',
  'Hannah Lindqvist',
  'Rafael Nogueira',
  'Grace Mbeki',
  'Owen Pritchard',
  'Zofia Łukasik',
])

export const otherOrganisations: readonly [Organisation, ...Organisation[]] = [
  organisation('Nordlicht Optik GmbH', 'nordlicht-optik.example', [
    'Katrin Vogel',
    'Jürgen Strauß',
    'Anneliese Krüger',
  ]),
  organisation('Cobalt & Fern', 'cobaltfern.example', ['Beatrice Lang', 'Noah Whitfield', 'Imani Clarke']),
  organisation('Tern Island Fisheries', 'ternisland.example', ['Søren Brandt', 'Freya Dahl']),
  organisation('Atelier Vasseur', 'atelier-vasseur.example', ['Camille Vasseur', 'Théo Lefèvre']),
  organisation('Quarrystone Builders', 'quarrystone.example', [
    'Hugh Mallory',
    'Dana Petrova',
    'Luis Ortega',
  ]),
  organisation('Kestrel Insurance', 'kestrel-insurance.example', ['Ruth Adeyemi', 'Colin Fraser']),
  organisation('Mirabell Pharma', 'mirabell.example', ['Valentina Conti', 'Stefan Huber', 'Leila Haddad']),
  organisation('Port Authority of Sand Bay', 'sandbay-port.example', ['Marcus Doyle', 'Yuki Nakamura']),
  organisation('Blue Heron Books', 'blueheron-books.example', ['Esther Blum', 'Patrick O’Shea']),
  organisation('Tallgrass Dairy Co-op', 'tallgrass.example', ['Wendell Crane', 'Abigail Stone']),
  organisation('Sunrise Textiles', 'sunrise-textiles.example', ['Meera Iyer', 'Arjun Patel', 'Fatima Noor']),
  organisation('Lumen University', 'lumen-university.example', ['Prof. Edith Marlowe', 'Kwame Boateng']),
  organisation('Hikari Components', 'hikari.example', ['佐藤 健 = ken.sato', '鈴木 美咲 = misaki.suzuki']),
]

/** Where private people have their mailboxes. */
export const mailboxDomains = [
  'mailbox.example',
  'postbote.example',
  'webmail.example',
  'courriel.example',
] as const

export const privateNames = [
  'alex.morgan',
  'birgit.s',
  'chen.wei',
  'd.kowalski',
  'e.fernandez',
  'farah_k',
  'g.rossi',
  'h.jensen',
  'ines.almeida',
  'j.murphy',
  'k.yamada',
  'lara.novak',
  'm.dubois',
  'n.okafor',
  'olga.p',
  'p.andersson',
  'q.tran',
  'r.becker',
  's.gupta',
  't.walsh',
  'u.keller',
  'v.popescu',
  'w.hughes',
  'x.lin',
  'y.cohen',
  'z.farkas',
] as const
