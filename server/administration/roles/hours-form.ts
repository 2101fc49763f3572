import { z } from 'zod'
import { hourFields } from '../../../views/administration/hour-field-names.ts'
import type { AccessWindow } from '../../access/actor.ts'
import { fault } from '../../operations/fault.ts'

type Fields = Readonly<Record<string, string | undefined>>
type Fault = { readonly field: string; readonly message: string }

const weekdays = [1, 2, 3, 4, 5, 6, 7]
const time = /^([01]\d|2[0-3]):[0-5]\d$/

const lines = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

const fieldsOf = (line: number) => [
  ...weekdays.map((day) => hourFields.day(line, day)),
  hourFields.from(line),
  hourFields.to(line),
]

/** The fields of hours, for a schema. */
export const hourShape = (count: number): Record<string, z.ZodOptional<z.ZodString>> =>
  Object.fromEntries(
    [...lines(count).flatMap(fieldsOf), 'hours'].map((name) => [name, z.string().max(20).optional()]),
  )

function readLine(typed: Fields, line: number): AccessWindow | Fault | undefined {
  const days = weekdays.filter((day) => typed[hourFields.day(line, day)] === 'on')
  const [from = '', to = ''] = [hourFields.from(line), hourFields.to(line)].map((name) => typed[name]?.trim())
  if (days.length === 0 && from === '' && to === '') {
    return undefined
  }
  for (const [value, field, name] of [
    [from, hourFields.from(line), 'beginning'],
    [to, hourFields.to(line), 'end'],
  ] as const) {
    if (!time.test(value)) {
      const key = value === '' ? 'security.fault.hour-missing' : 'security.fault.hour-unreadable'
      return { field, message: fault(key, { end: name, line }) }
    }
  }
  if (from === to) {
    return {
      field: hourFields.to(line),
      message: fault('security.fault.line-begins-ends-whole', { line, from }),
    }
  }
  return days.length === 0
    ? { field: hourFields.day(line, 1), message: fault('security.fault.choose-days-line', { line }) }
    : { days, from, to }
}

/** Reads hours as they were typed. An end before the beginning is on the next day. */
export function readHours(
  typed: Fields,
  count: number,
): { readonly windows: readonly AccessWindow[]; readonly faults: readonly Fault[] } {
  if (typed['hours'] === 'any') {
    return { windows: [], faults: [] }
  }
  if (typed['hours'] !== 'set') {
    return {
      windows: [],
      faults: [{ field: 'hours', message: fault('security.fault.choose-whether-set-hours') }],
    }
  }
  const read = lines(count)
    .map((line) => readLine(typed, line))
    .filter((line) => line !== undefined)
  const faults = read.filter((line) => 'message' in line)
  const windows = read.filter((line) => 'days' in line)
  return read.length === 0
    ? { windows, faults: [{ field: 'hours', message: fault('security.fault.enter-hours-choose-hour') }] }
    : { windows, faults }
}

/** Hours as the form shows them. */
export const typedHours = (windows: readonly AccessWindow[]): Record<string, string> =>
  Object.fromEntries([
    ['hours', windows.length === 0 ? 'any' : 'set'],
    ...windows.flatMap(({ days, from, to }, index) => [
      ...days.map((day) => [hourFields.day(index + 1, day), 'on']),
      [hourFields.from(index + 1), from],
      [hourFields.to(index + 1), to],
    ]),
  ])
