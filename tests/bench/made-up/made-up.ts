import type { NewPatient } from '../../../server/patients/create-patient.ts'

const givenNames =
  'Thandiwe Sipho Lerato Johan Fatima Ayanda Pieter Naledi Bongani Zanele Mohamed Anele Sarah Kagiso Nomsa'.split(
    ' ',
  )
const familyNames =
  'Mokoena Dlamini Naidoo van_Wyk Khumalo Botha Sithole Petersen Mahlangu Pillay Ndlovu Jacobs Zulu Molefe Adams Mbeki'.split(
    ' ',
  )
const syllables = 'ba ko le ma ndi pho ra si tha vu ya zwe'.split(' ')
const streets = 'Vilakazi Street,Long Street,Florida Road,Voortrekker Road,Church Street,Main Road'.split(',')
const histories = [
  'Asthma since childhood, uses a reliever most weeks. Appendectomy at the age of nineteen, healed well.',
  'Type 2 diabetes known for eight years, diet and metformin. Father died of a stroke at sixty-one.',
  'Hypertension, well controlled. Two pregnancies without complications. Does not smoke, drinks rarely.',
]
export const substances = ['Penicillin', 'Sulfonamides', 'Peanuts', 'Latex', 'Bee venom', 'Aspirin']
export const reactions = [
  'Rash over the trunk within hours',
  'Swelling of lips and tongue',
  'Short of breath',
]
export const conditions = [
  'Essential hypertension',
  'Type 2 diabetes mellitus without complication',
  'Moderate persistent asthma',
  'Iron deficiency anaemia',
]
export const reasons = [
  'Follow-up of blood pressure',
  'Cough for two weeks',
  'Repeat prescription',
  'Headache',
]
export const notes = [
  'Feels well. Blood pressure 134/82, pulse 72, chest clear. Continue as before, come back in three months.',
  'Dry cough, no fever, saturation 97 %. Peak flow 380. Inhaler technique shown again; review in two weeks.',
  'Tired for a month. Haemoglobin 9.8. Iron started, diet discussed, stool test asked for.',
]
export const medications = [
  'Amlodipine 5 mg tablet',
  'Metformin 850 mg tablet',
  'Salbutamol 100 micrograms inhaler',
  'Ferrous sulfate 200 mg tablet',
]

/** One of the list, the same for the same number. */
export const pick = (list: readonly string[], number: number): string =>
  list[Math.abs(number) % list.length] ?? ''

/** Spreads whole numbers so that neighbours have nothing in common (Knuth's multiplicative hash). */
export const scatter = (number: number): number => Math.imul(number + 1, 2_654_435_761) >>> 4

/** Many different family names, so that a search has to choose. */
function familyName(number: number): string {
  const start = pick(familyNames, number).replace('_', ' ')
  return number % 3 === 0 ? start : `${start}${pick(syllables, number >> 5)}${pick(syllables, number >> 9)}`
}

const twoDigits = (number: number) => String(number).padStart(2, '0')

/** Patient number n of the made-up ones: always the same. */
export function madeUpPatient(index: number): NewPatient {
  const number = scatter(index)
  const given = pick(givenNames, number >> 3)
  const family = familyName(number)
  return {
    givenName: given,
    familyName: family,
    birthDate: `${1930 + (number % 90)}-${twoDigits(1 + (number % 12))}-${twoDigits(1 + (number % 28))}`,
    sex: number % 2 === 0 ? 'female' : 'male',
    nationalId: `7${String(index).padStart(12, '0')}`,
    phone: `+2782${String(index).padStart(7, '0')}`,
    email: `${given}.${index}@example.org`.toLowerCase(),
    address: `${1 + (number % 300)} ${pick(streets, number >> 4)}, Soweto, ${1000 + (number % 8000)}`,
    medicalHistory: pick(histories, number >> 6),
    allergies: 'Told at admission; no further ones known.',
  }
}
