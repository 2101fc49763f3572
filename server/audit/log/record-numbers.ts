import { Patient } from '../../../models/patients/patient.ts'

/** The record numbers of patients by their ids, to name them without naming them. Patients removed since are missing. */
export async function readRecordNumbers(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const patients =
    ids.length === 0
      ? []
      : await Patient.findAll({ attributes: ['id', 'recordNumber'], where: { id: [...ids] } })
  return new Map(patients.map((patient) => [patient.id, patient.recordNumber]))
}
