import type { VitalKind } from '../../vital-kinds.ts'

/**
 * How a vital sign is called among systems: its LOINC code (https://hl7.org/fhir/R4/observation-vitalsigns.html; pain 72514-3 and
 * glucose 15074-8 as LOINC 2.77 names them) and the UCUM code of the unit that its numbers stand in here.
 */
export const vitalCodes: Readonly<Record<VitalKind, { readonly loinc: string; readonly ucum: string }>> = {
  'blood-pressure': { loinc: '85354-9', ucum: 'mm[Hg]' },
  pulse: { loinc: '8867-4', ucum: '/min' },
  temperature: { loinc: '8310-5', ucum: 'Cel' },
  respiration: { loinc: '9279-1', ucum: '/min' },
  'oxygen-saturation': { loinc: '2708-6', ucum: '%' },
  weight: { loinc: '29463-7', ucum: 'kg' },
  height: { loinc: '8302-2', ucum: 'cm' },
  'head-circumference': { loinc: '9843-4', ucum: 'cm' },
  pain: { loinc: '72514-3', ucum: '{score}' },
  glucose: { loinc: '15074-8', ucum: 'mmol/L' },
}

/** The two numbers of a blood pressure. */
export const pressureCodes = { systolic: '8480-6', diastolic: '8462-4' } as const

/** Where or how something was measured, in our own codes (server/vital-kinds.ts). */
export const circumstanceSystem = 'urn:medguard:vital-sign-circumstance'
