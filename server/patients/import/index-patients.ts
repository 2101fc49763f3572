import { reference } from './datatypes.ts'
import type { ExportFile } from './export-folder.ts'
import { refuse, type ImportRun } from './import-run.ts'
import { placeText } from './journal.ts'
import type { Kind } from './kinds.ts'
import type { PatientIndex } from './patient-index.ts'
import { readResources, type Read } from './read-resources.ts'
import { idNamedBy } from './references.ts'
import { isResource, type Resource } from './resource.ts'

const namedAsPatient: ReadonlySet<Kind> = new Set(['AllergyIntolerance', 'Immunization'])

/** The id of the patient whom a resource is about. */
function patientOf({ json }: Resource): string | undefined {
  const named = reference.safeParse(json['subject'] ?? json['patient'])
  return named.success ? idNamedBy(named.data, 'Patient') : undefined
}

/** Notes where a resource stands. @returns why it cannot be taken; undefined where it can */
function addToIndex(index: PatientIndex, file: ExportFile, { place, line, read }: Read): string | undefined {
  if (!isResource(read)) {
    return read.reason
  }
  if (file.kind === 'Patient') {
    const { offset, length } = line
    const first = index.addPatient(read.id, { ...place, path: file.path, offset, length })
    return first === undefined ? undefined : `id: stands in ${placeText(first)} already`
  }
  const patientId = patientOf(read)
  if (patientId === undefined) {
    const field = namedAsPatient.has(file.kind) ? 'patient' : 'subject'
    return `${field}: does not name a patient by id`
  }
  index.addAbout(patientId, file, line)
  return undefined
}

/** Reads a file of patients' resources once, and notes where those of each patient stand. */
export async function indexPatientFile(
  run: ImportRun,
  index: PatientIndex,
  file: ExportFile,
  onBytes: (count: number) => void,
): Promise<void> {
  for await (const resource of readResources(file, onBytes)) {
    const reason = addToIndex(index, file, resource)
    if (reason !== undefined) {
      refuse(run, resource.place, resource.read.id, reason)
    }
  }
}
