import assert from 'node:assert/strict'
import type { ReadEvent } from './r4.ts'

/**
 * The patterns of IHE's Basic Audit Log Patterns (BALP 1.1.3, https://profiles.ihe.net/ITI/BALP/), written down anew for
 * the tests: the codes that each fixes, and the slices of agents and entities that it asks for.
 */
const patterns: Readonly<
  Record<
    string,
    readonly [type: string, subtype: string, action: string, client: string, server: string, user: string]
  >
> = {
  Read: ['rest', 'read', 'R', '110152', '110153', 'IRCP'],
  Query: ['rest', 'search', 'E', '110153', '110152', 'IRCP'],
  Create: ['rest', 'create', 'C', '110153', '110152', 'AUT'],
  Update: ['rest', 'update', 'U', '110153', '110152', 'AUT'],
  Delete: ['rest', 'delete', 'D', '110150', 'custodian', 'AUT'],
  'PrivacyDisclosure.Source': ['110106', 'disclose', 'R', '110152', '110153', 'IRCP'],
}

const prefix = 'https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.'

/** @throws where an event does not keep to the profile that it names */
export function followsPattern(event: ReadEvent): void {
  const [profile = ''] = event.meta?.profile ?? []
  assert.ok(profile.startsWith(prefix), profile)
  const name = profile.slice(prefix.length)
  const forPatient = name.startsWith('Patient') || name.startsWith('PrivacyDisclosure')
  const pattern = patterns[name.replace(/^Patient/, '')]
  assert.ok(pattern !== undefined, name)
  const [type, subtype, action, client, server, user] = pattern
  assert.deepEqual([event.type.code, event.action, event.outcome], [type, action, '0'], name)
  assert.ok(
    event.subtype.some(({ code }) => code === subtype),
    name,
  )
  const agentOf = (code: string) =>
    event.agent.filter((agent) => agent.type.coding.some((coding) => coding.code === code))
  for (const [code, kind] of [
    [client, '2'],
    [server, '5'],
  ] as const) {
    const [agent, ...others] = agentOf(code)
    assert.equal(others.length, 0)
    assert.ok(agent?.who !== undefined, name)
    assert.equal(agent.network?.type, kind)
  }
  for (const agent of agentOf(user)) {
    assert.equal(agent.requestor, true)
    assert.equal(agent.network, undefined)
  }
  if (name.startsWith('PrivacyDisclosure')) {
    assert.deepEqual(agentOf(server)[0]?.who, event.source.observer)
  }
  const entitiesOf = (code: string) => event.entity.filter((entity) => entity.type.code === code)
  assert.ok(entitiesOf('XrequestId').length <= 1)
  const [thing, ...others] = entitiesOf('2')
  assert.ok(thing !== undefined && others.length === 0, name)
  if (name.endsWith('Query')) {
    assert.equal(thing.role?.code, '24')
    assert.ok(thing.query !== undefined && thing.what === undefined)
  } else {
    assert.equal(thing.role?.code, '4')
    assert.ok(thing.what !== undefined)
  }
  if (forPatient) {
    const [patient, ...more] = entitiesOf('1')
    assert.equal(more.length, 0)
    assert.equal(patient?.role?.code, '1')
    assert.match(patient?.what?.reference ?? '', /^Patient\//)
  }
}
