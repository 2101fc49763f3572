import { createHash } from 'node:crypto'
import type { Environment } from '../../config/env.ts'
import { toBase32 } from '../accounts/second-factor/base32.ts'
import { assertDemo } from './demo-only.ts'
import { accountHolder, recordNumberOf } from './records/care.ts'

/** One account of the demo; everything about it is known to everybody. */
export type DemoAccount = {
  readonly username: string
  readonly displayName: string
  readonly role: string
  readonly password: string
  readonly totpSecret: string | null
  readonly emergencyAccess: boolean
}

const derived = (label: string) => createHash('sha256').update(`MedGuard demo: ${label}`).digest()

const people = [
  { username: 'admin', displayName: 'Amahle Ndlovu', role: 'system_admin' },
  { username: 'officer', displayName: 'Pieter van Wyk', role: 'security_officer' },
  { username: 'auditor', displayName: 'Fatima Jacobs', role: 'audit_reviewer' },
  { username: 'physician', displayName: 'Dr Naledi Mokoena', role: 'physician' },
  { username: 'oncall', displayName: 'Dr Ravi Pillay', role: 'physician' },
  { username: 'nurse', displayName: 'Sister Grace Botha', role: 'nurse' },
  { username: 'pharmacist', displayName: 'Thabo Dlamini', role: 'pharmacist' },
  { username: 'clerk', displayName: 'Lerato Khumalo', role: 'admin_staff' },
  // Accounts are stored in plain text: a patient’s bears the record number, never the name.
  { username: 'patient', displayName: `Patient ${recordNumberOf(accountHolder)}`, role: 'patient' },
] as const

const withoutSecondFactor = new Set(['admin_staff', 'patient'])
const withEmergencyAccess = new Set(['physician', 'nurse'])

/** The accounts of the demo. @throws outside demo mode */
export function demoAccounts(environment: Environment): readonly DemoAccount[] {
  assertDemo(environment)
  return people.map((person) => ({
    ...person,
    password: `demo-${person.username}-passphrase`,
    totpSecret: withoutSecondFactor.has(person.role)
      ? null
      : toBase32(derived(`totp ${person.username}`).subarray(0, 20)),
    emergencyAccess: withEmergencyAccess.has(person.role),
  }))
}

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The demo's emergency access codes follow from the person and how many were issued before, so that they can be shown. */
export function demoAccessCode(environment: Environment, userId: string, issuedBefore: number): string {
  assertDemo(environment)
  const code = [...derived(`access code ${userId} ${issuedBefore}`).subarray(0, 10)].map(
    (byte) => letters[byte % 32],
  )
  return `${code.slice(0, 5).join('')}-${code.slice(5).join('')}`
}
