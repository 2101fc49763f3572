import type { NewPatient } from '../../patients/create-patient.ts'
import type { DemoRandom } from '../random.ts'
import type { Person } from './people.ts'

const streets = [
  'Kingfisher Close',
  'Acacia Road',
  'Umlilo Street',
  'Old Mill Lane',
  'Wagon Way',
  'Starling Crescent',
  'Mopane Avenue',
  'Sixth Vine Street',
  'Harvest Road',
  'Blue Gum Drive',
  'Weaver Street',
  'Quarry Hill Road',
]

const towns = [
  ['Khayelitsha', 'Cape Town', '7784'],
  ['Observatory', 'Cape Town', '7925'],
  ['Umlazi', 'Durban', '4031'],
  ['Chatsworth', 'Durban', '4092'],
  ['Soweto', 'Johannesburg', '1804'],
  ['Mamelodi East', 'Pretoria', '0122'],
  ['Botshabelo', 'Mangaung', '9781'],
  ['Walmer', 'Gqeberha', '6070'],
  ['Muledane', 'Thohoyandou', '0950'],
  ['KwaNobuhle', 'Kariega', '6242'],
] as const

const twoDigits = (value: number) => String(value).padStart(2, '0')

function birthDateOf(age: number, random: DemoRandom): string {
  // Born on a day of 2025 - age, so that everyone has that age on 1 January 2026.
  return `${2025 - age}-${twoDigits(random.between(1, 12))}-${twoDigits(random.between(1, 28))}`
}

/** The check digit that a list of digits would need (Luhn). */
function checkDigit(digits: string): number {
  const sum = [...digits].toReversed().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return (10 - (sum % 10)) % 10
}

/** Thirteen digits in the form of a South African identity number, with a check digit that no living person's has. */
function nationalIdOf(birthDate: string, sex: string, random: DemoRandom): string {
  const serial = random.between(0, 4_999) + (sex === 'male' ? 5_000 : 0)
  const digits = `${birthDate.replaceAll('-', '').slice(2)}${String(serial).padStart(4, '0')}08`
  return `${digits}${(checkDigit(digits) + 5) % 10}`
}

/** A number in an area (055) that South Africa has not given out. */
const phoneOf = (random: DemoRandom) =>
  `+27 55 ${random.between(100, 999)} ${String(random.between(0, 9_999)).padStart(4, '0')}`

/** The plain letters of a name: é counts as e. */
const lettersOf = (name: string) =>
  name
    .normalize('NFD')
    .replaceAll(/[^A-Za-z]/g, '')
    .toLowerCase()

const emailOf = ([givenName, familyName]: Person, birthDate: string) =>
  `${lettersOf(givenName).slice(0, 1)}.${lettersOf(familyName)}${birthDate.slice(2, 4)}@mail.example`

function addressOf(random: DemoRandom): string {
  const [suburb, town, code] = random.pick(towns)
  return [`${random.between(2, 240)} ${random.pick(streets)}`, suburb, town, code].join('\n')
}

/** Who a patient is and how to reach them; nothing clinical. */
export function drawIdentity(
  person: Person,
  random: DemoRandom,
): Omit<NewPatient, 'medicalHistory' | 'allergies'> {
  const [givenName, familyName, sex, age] = person
  const birthDate = birthDateOf(age, random)
  const nationalId = nationalIdOf(birthDate, sex, random)
  const undocumented = random.chance(8)
  const phone = phoneOf(random)
  const address = addressOf(random)
  const withEmail = random.chance(60) && age >= 16
  return {
    givenName,
    familyName,
    birthDate,
    sex,
    nationalId: undocumented ? null : nationalId,
    phone,
    email: withEmail ? emailOf(person, birthDate) : null,
    address,
  }
}
