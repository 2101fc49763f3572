import type { Request } from 'express'
import { NotFound } from '../http/errors.ts'

/** The prescription that the address names. @throws NotFound for an address that names none */
export function prescriptionIdOf(req: Request): string {
  const { subject } = req.context.facts
  if (subject?.kind !== 'prescription') {
    throw new NotFound()
  }
  return subject.id
}
