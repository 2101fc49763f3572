import type { NewPatient } from '../../patients/create-patient.ts'
import { DemoRandom } from '../random.ts'
import { acuteVisits } from './acute-visits.ts'
import { allergies, allergyNotes, pastEvents, type DemoAllergy } from './allergies.ts'
import { fillNotes } from './fill-notes.ts'
import { isPatientOfPhysician, recordNumberOf } from './care.ts'
import { drawIdentity } from './identity.ts'
import { people } from './people.ts'
import { chosenFor } from './chosen.ts'
import { storiesOfAdults } from './stories-of-adults.ts'
import { storiesOfAnyAge } from './stories-of-any-age.ts'
import { storiesOfChildren } from './stories-of-children.ts'
import { storiesOfElders } from './stories-of-elders.ts'
import type { Story, Visit } from './story.ts'

/** A visit with its day, counted back from the day of loading. */
export type DemoVisit = Visit & { readonly daysAgo: number; readonly minuteOfDay: number }

/** A patient of the demo, before anything is sealed. */
export type DemoPatient = {
  readonly recordNumber: string
  readonly values: NewPatient
  readonly registeredDaysAgo: number
  readonly stories: readonly Story[]
  readonly allergies: readonly DemoAllergy[]
  /** The newest first. */
  readonly visits: readonly DemoVisit[]
}

const stories = [...storiesOfChildren, ...storiesOfAnyAge, ...storiesOfAdults, ...storiesOfElders]

/** How many patients have not been seen yet: the last to be registered. */
const newcomers = 2

/** About four and a half years ago for the first patient, yesterday for the last. */
const registeredDaysAgo = (position: number) =>
  Math.round(1_650 * ((people.length - 1 - position) / people.length) ** 1.4) + 1

function storiesFor(age: number, sex: string, random: DemoRandom): readonly Story[] {
  const fitting = stories.filter(
    (story) => age >= story.ages[0] && age <= story.ages[1] && (story.sex ?? sex) === sex,
  )
  return random.some(fitting, age > 50 ? random.between(2, 3) : age < 19 ? 1 : random.between(1, 2))
}

function drawVisits(of: readonly Story[], position: number, random: DemoRandom): DemoVisit[] {
  const knownForDays = registeredDaysAgo(position)
  const once = () => random.some(acuteVisits, random.between(0, 1))
  const scripts = [...once(), ...of.flatMap((story) => story.visits), ...once()]
  const count = Math.min(scripts.length, Math.max(1, Math.floor(knownForDays / 40)), 7)
  const latest = isPatientOfPhysician(position) ? 12 : 60
  const newest = random.between(1, Math.max(1, Math.min(latest, Math.floor(knownForDays / 2))))
  const step = Math.floor((knownForDays - newest) / count)
  const age = people[position]?.[3] ?? 0
  return random
    .some(scripts, count)
    .toReversed()
    .map((visit, place) => ({
      ...visit,
      notes: fillNotes(visit.notes, age, random),
      daysAgo: newest + place * step,
      minuteOfDay: 8 * 60 + 5 * random.between(0, 96),
    }))
}

/** Draws the patient at this place of the list: the same at every load. */
export function drawPatient(position: number): DemoPatient {
  const person = people[position]
  if (person === undefined) {
    throw new RangeError(`the demo has no patient ${position}`)
  }
  const [, , sex, age] = person
  const identity = drawIdentity(person, new DemoRandom(`identity ${position}`))
  const random = new DemoRandom(`history ${position}`)
  const drawn = storiesFor(age, sex, random)
  const chosen = chosenFor(position)
  const own =
    chosen === undefined
      ? drawn
      : stories.filter(({ condition }) => chosen.conditions.includes(condition.code))
  const past = random.some(age < 12 ? [] : pastEvents, random.between(0, 2))
  const allergic = random.chance(40) ? random.some(allergies, random.between(1, 2)) : []
  const substances = new Map((chosen?.allergies ?? allergic).map((allergy) => [allergy.substance, allergy]))
  const seen = position < people.length - newcomers
  return {
    recordNumber: recordNumberOf(position),
    values: {
      ...identity,
      medicalHistory: seen ? [...own.map((story) => story.history), ...past].join('\n') : null,
      allergies: random.chance(15) ? random.pick(allergyNotes) : null,
    },
    registeredDaysAgo: registeredDaysAgo(position),
    stories: seen ? own : [],
    allergies: seen ? [...substances.values()] : [],
    visits: seen ? drawVisits(own, position, random) : [],
  }
}

/** Every patient of the demo, in the order of their record numbers. */
export const drawPatients = (): DemoPatient[] => people.map((_person, position) => drawPatient(position))
