import type { FieldError } from '../../../views/components/fields/field.ts'
import { said } from '../../../views/words/said.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { findPatientId } from '../asked-criteria.ts'
import { findActor } from '../search/find-actor.ts'

/** Whose report was asked for: an address to go to, or what is wrong with what was typed. */
type Wanted = { readonly to?: string; readonly errors: readonly FieldError[] }

/** Whom a number or name that was typed means. */
export async function wantedReport(services: Services, patient: string, user: string): Promise<Wanted> {
  if (patient !== '') {
    const id = await findPatientId(patient)
    return id === undefined
      ? { errors: [{ field: 'patient', message: said('audit.fault.no-record-number-check-2') }] }
      : { to: paths.patientReport(id), errors: [] }
  }
  if (user === '') {
    return { errors: [] }
  }
  const found = await findActor(services, user)
  const [id, ...others] = found?.ids ?? []
  if (found !== undefined && id === undefined) {
    return { errors: [{ field: 'user', message: said('audit.fault.nobody-had-name') }] }
  }
  return id === undefined || others.length > 0
    ? { errors: [{ field: 'user', message: said('audit.fault.several-people-name-type') }] }
    : { to: paths.userReport(id), errors: [] }
}
