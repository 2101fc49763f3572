import { z } from 'zod'

const stored = z.object({
  day: z.string(),
  openings: z.number(),
  firstAt: z.coerce.date(),
  lastAt: z.coerce.date(),
  events: z.array(z.string()),
  knownBy: z.string().optional(),
  shared: z.string().optional(),
  records: z.number().optional(),
  minutes: z.number().optional(),
  allowed: z.number().optional(),
  ownMedian: z.number().optional(),
  peerMedian: z.number().optional(),
  readers: z.number().optional(),
  failures: z.number().optional(),
  address: z.string().optional(),
})

type StoredFinding = z.output<typeof stored>

const number = (value: number) => value.toLocaleString('en-GB', { maximumFractionDigits: 1 })

const relationship: Readonly<Record<string, string>> = {
  account: 'The record is linked to the reader’s account.',
  email: 'The record has the e-mail address of the reader’s account.',
  surname: 'Reader and patient have the same last name.',
  'address-or-contact': 'Reader and patient have the same address, phone number or e-mail address.',
}

function sentences(facts: StoredFinding): string[] {
  const { knownBy, shared, records, minutes, allowed, ownMedian, peerMedian, readers, failures, address } =
    facts
  const tie = relationship[knownBy ?? shared ?? '']
  return [
    ...(tie === undefined ? [] : [tie]),
    ...(records === undefined || minutes === undefined
      ? []
      : [
          `${number(records)} different records within ${minutes} minutes; ${number(allowed ?? 0)} are allowed.`,
        ]),
    ...(records === undefined || minutes !== undefined
      ? []
      : [`${number(records)} different records on the day.`]),
    ...(ownMedian === undefined ? [] : [`The reader’s own days before: ${number(ownMedian)} (median).`]),
    ...(peerMedian === undefined
      ? []
      : [`Others of the role on the same day: ${number(peerMedian)} (median).`]),
    ...(readers === undefined
      ? []
      : [`${number(readers)} people outside the care team on the day; ${number(allowed ?? 0)} are allowed.`]),
    ...(failures === undefined
      ? []
      : [`${number(failures)} failed sign-ins within an hour; ${number(allowed ?? 0)} are usual.`]),
    ...(address === undefined ? [] : [`All from the network address ${address}.`]),
  ]
}

/** What the details of an alert say: the audit rows, between when, and the reasons in words. */
export function factsOf(details: Readonly<Record<string, unknown>>) {
  const facts = stored.parse(details)
  const { day, openings, firstAt, lastAt, events } = facts
  return { day, openings, from: firstAt, to: lastAt, ids: events, reasons: sentences(facts) }
}
