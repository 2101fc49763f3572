import { roleWords } from '../role-words.ts'
import type { Act } from './acts.ts'
import { own, ownRoles, uriIdentifiers } from './codes.ts'
import { purposeConcepts } from './purpose.ts'
import type { Agent, Reference } from './resource.ts'
import type { RowFacts } from './row-facts.ts'

/** The installation whose log it is. @param url its public address */
export type Site = { readonly url: string }

/** MedGuard itself, by the address under which people reach it. */
export const observerOf = (site: Site): Reference => ({
  type: 'Device',
  identifier: { system: uriIdentifiers, value: site.url },
  display: 'MedGuard',
})

const idReference = (id: string): Reference => ({
  identifier: { system: uriIdentifiers, value: `urn:uuid:${id}` },
})

/** The person, as they were named and what their role was then. BALP gives people no network: their browser has it. */
function userAgent(facts: RowFacts, act: Act): Agent[] {
  const [id, name, role, rule] = [facts('actorId'), facts('actorName'), facts('actorRole'), facts('rule')]
  if (id === undefined && name === undefined) {
    return []
  }
  const purposes = purposeConcepts(facts('purposeOfUse') ?? null, facts('category') ?? '')
  const named = name === undefined ? {} : { name }
  return [
    {
      type: { coding: [act.user] },
      ...(role === undefined
        ? {}
        : { role: [{ coding: [{ system: ownRoles, code: role }], text: roleWords(role) }] }),
      who: { ...(id === undefined ? {} : idReference(id)), ...(name === undefined ? {} : { display: name }) },
      ...named,
      requestor: true,
      ...(rule === undefined ? {} : { policy: [own('rule', rule)] }),
      ...(purposes.length === 0 ? {} : { purposeOfUse: purposes }),
    },
  ]
}

function clientAgent(facts: RowFacts, act: Act, requestor: boolean): Agent[] {
  const [address, device] = [facts('address'), facts('deviceId')]
  return address === undefined
    ? []
    : [
        {
          type: { coding: [act.client] },
          who: { ...(device === undefined ? {} : idReference(device)), display: address },
          requestor,
          network: { address, type: '2' },
        },
      ]
}

/** Who took part: the person where there was one, their browser, and MedGuard. Exactly one of them asked for it. */
export function agentsOf(facts: RowFacts, act: Act, site: Site): readonly [Agent, ...Agent[]] {
  const user = userAgent(facts, act)
  const client = clientAgent(facts, act, user.length === 0)
  const server: Agent = {
    type: { coding: [act.server] },
    who: observerOf(site),
    requestor: user.length === 0 && client.length === 0,
    network: { address: site.url, type: '5' },
  }
  const [first, ...others] = [...user, ...client, server]
  return first === undefined ? [server] : [first, ...others]
}
