import assert from 'node:assert/strict'

/**
 * The structure of AuditEvent in FHIR R4 (4.0.1, https://hl7.org/fhir/R4/auditevent.html), written down anew for the
 * tests: which elements there are, which must be there, what they hold, and the value sets that are required.
 */
type Check = (value: unknown, at: string) => void
type Element = { readonly check: Check; readonly min?: 1; readonly many?: true }

const matches =
  (pattern: RegExp): Check =>
  (value, at) => {
    assert.ok(typeof value === 'string' && pattern.test(value), `${at}: ${JSON.stringify(value)}`)
  }

const text = matches(/^(?=[^]*\S)[ \r\n\t\S]+$/)
const code = matches(/^[^\s]+( [^\s]+)*$/)
const uri = matches(/^[a-z][a-z\d+.-]*:\S+$/i)
const instant = matches(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/)
const base64 = matches(/^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/)
const oneOf = (...values: string[]): Check => matches(new RegExp(`^(?:${values.join('|')})$`))
const yesOrNo: Check = (value, at) => assert.equal(typeof value, 'boolean', at)

const group =
  (elements: Readonly<Record<string, Element>>): Check =>
  (value, at) => {
    assert.ok(typeof value === 'object' && value !== null && !Array.isArray(value), at)
    const held: Record<string, unknown> = { ...value }
    assert.ok(Object.keys(held).length > 0, `${at}: an element must have a value or children (ele-1)`)
    for (const name of Object.keys(held)) {
      assert.ok(Object.hasOwn(elements, name), `${at}.${name} is no element of R4`)
    }
    for (const [name, { check, min, many }] of Object.entries(elements)) {
      const found = held[name]
      if (found === undefined) {
        assert.equal(min, undefined, `${at}.${name} is missing`)
        continue
      }
      assert.equal(Array.isArray(found), many === true, `${at}.${name}`)
      const all: unknown[] = Array.isArray(found) ? found : [found]
      assert.ok(all.length > 0, `${at}.${name} is an empty list`)
      all.forEach((one, index) => check(one, `${at}.${name}[${index}]`))
    }
  }

const coding = group({ system: { check: uri }, code: { check: code }, display: { check: text } })
const concept = group({ coding: { check: coding, many: true }, text: { check: text } })
const identifier = group({ system: { check: uri }, value: { check: text } })
const reference = group({
  reference: { check: matches(/^[A-Z][A-Za-z]+\/[A-Za-z\d.-]{1,64}$/) },
  type: { check: matches(/^[A-Z][A-Za-z]+$/) },
  identifier: { check: identifier },
  display: { check: text },
})

const agent = group({
  type: { check: concept },
  role: { check: concept, many: true },
  who: { check: reference },
  altId: { check: text },
  name: { check: text },
  requestor: { check: yesOrNo, min: 1 },
  policy: { check: uri, many: true },
  network: { check: group({ address: { check: text }, type: { check: oneOf('1', '2', '3', '4', '5') } }) },
  purposeOfUse: { check: concept, many: true },
})

const detail = group({ type: { check: text, min: 1 }, valueString: { check: text, min: 1 } })

const entity = group({
  what: { check: reference },
  type: { check: coding },
  role: { check: coding },
  name: { check: text },
  description: { check: text },
  query: { check: base64 },
  detail: { check: detail, many: true },
})

const extension = group({
  url: { check: uri, min: 1 },
  valueCode: {
    check: oneOf('emergency', 'alert', 'critical', 'error', 'warning', 'notice', 'informational', 'debug'),
  },
})

const resource = group({
  resourceType: { check: oneOf('AuditEvent'), min: 1 },
  id: { check: matches(/^[A-Za-z\d.-]{1,64}$/), min: 1 },
  meta: { check: group({ profile: { check: uri, many: true } }) },
  extension: { check: extension, many: true },
  type: { check: coding, min: 1 },
  subtype: { check: coding, many: true },
  action: { check: oneOf('C', 'R', 'U', 'D', 'E') },
  recorded: { check: instant, min: 1 },
  outcome: { check: oneOf('0', '4', '8', '12') },
  outcomeDesc: { check: text },
  purposeOfEvent: { check: concept, many: true },
  agent: { check: agent, many: true, min: 1 },
  source: {
    check: group({
      site: { check: text },
      observer: { check: reference, min: 1 },
      type: { check: coding, many: true },
    }),
    min: 1,
  },
  entity: { check: entity, many: true },
})

/** An AuditEvent as far as the tests read it. */
export type ReadEvent = {
  id: string
  meta?: { profile: string[] }
  extension: { url: string; valueCode: string }[]
  type: { system: string; code: string }
  subtype: { system: string; code: string }[]
  action: string
  recorded: string
  outcome: string
  outcomeDesc?: string
  purposeOfEvent?: { coding: { system: string; code: string }[] }[]
  agent: {
    type: { coding: { code: string }[] }
    role?: { coding: { code: string }[]; text: string }[]
    who: { identifier?: { value: string }; display?: string }
    name?: string
    requestor: boolean
    policy?: string[]
    network?: { address: string; type: string }
    purposeOfUse?: unknown
  }[]
  source: { site: string; observer: { identifier: { value: string } } }
  entity: {
    what?: { reference?: string; identifier?: { system?: string; value: string }; display?: string }
    type: { system: string; code: string }
    role?: { code: string }
    name?: string
    description?: string
    query?: string
    detail?: { type: string; valueString: string }[]
  }[]
}

/** Reads a line as an AuditEvent of FHIR R4. @throws where it is none */
export function readAuditEvent(line: string): ReadEvent {
  const event = JSON.parse(line)
  resource(event, 'AuditEvent')
  const read: ReadEvent = event
  for (const { name, query } of read.entity) {
    assert.ok(name === undefined || query === undefined, 'either a name or a query, not both (sev-1)')
  }
  assert.equal(read.agent.filter(({ requestor }) => requestor).length, 1, 'exactly one agent asked for it')
  return read
}
