import { z } from 'zod'
import { identifier, reference } from '../mapping/datatypes.ts'
import type { ExportFile } from './export-folder.ts'
import { refuse, refuseMany, type ImportRun } from '../import-run.ts'
import { placeText } from '../journal.ts'
import { isShared } from '../kinds.ts'
import { readAgain } from './read-again.ts'
import { readResources, type ReadResource } from './read-resources.ts'
import { idNamedBy, namedBy, tokenOf, type ReferenceName } from '../mapping/references.ts'
import type { Json, Resource } from '../resource.ts'
import { indexedLine, type IndexedLine, type ResourceIndex } from './resource-index.ts'

const identifiers = z.array(identifier)

/** Whom a resource is about; or why nobody can tell, and what to do. */
function patientOf(json: Json): ReferenceName | { readonly reason: string } {
  const field = json['subject'] === undefined && json['patient'] !== undefined ? 'patient' : 'subject'
  const read = reference.safeParse(json[field])
  const named = read.success ? namedBy(read.data, 'Patient') : undefined
  if (named !== undefined) {
    return named
  }
  return read.success && read.data.reference?.startsWith('#') === true
    ? { reason: `${field}: is contained in the resource itself: export the patient as a Patient resource` }
    : { reason: `${field}: names no patient by id or identifier` }
}

function tokensOf(json: Json): string[] {
  const read = identifiers.safeParse(json['identifier'])
  return read.success ? read.data.map(tokenOf).filter((token) => token !== undefined) : []
}

const prior = z.object({ priorPrescription: reference })

function noteReplaced(index: ResourceIndex, { json }: Resource): void {
  const read = prior.safeParse(json)
  const id = read.success ? idNamedBy(read.data.priorPrescription, 'MedicationRequest') : undefined
  if (id !== undefined) {
    index.replacedOrders.add(id)
  }
}

/** Why a second Patient resource of one id is not taken; undefined where it says the same, and nothing is lost. */
function ofSecond(run: ImportRun, first: IndexedLine, { kind, text }: Resource): string | undefined {
  if (readAgain(run.reader, first).resource.text.trim() === text.trim()) {
    run.tally.add(kind, 'unchanged')
    return undefined
  }
  return `id: stands in ${placeText(first)} already, and says something else there`
}

/** Notes where a resource stands. @returns why it cannot be taken; undefined where it can */
function addToIndex(
  run: ImportRun,
  index: ResourceIndex,
  file: ExportFile,
  read: ReadResource,
): string | undefined {
  if ('bad' in read) {
    return read.bad.reason
  }
  const { resource, place, at } = read
  const { kind, id, json } = resource
  const line = indexedLine(file, kind, place, at)
  if (isShared(kind)) {
    index.addShared(kind, line)
    return undefined
  }
  if (kind === 'Patient') {
    const first = index.addPatient(id, line, tokensOf(json))
    return first === undefined ? undefined : ofSecond(run, first, resource)
  }
  const patient = patientOf(json)
  if ('reason' in patient) {
    return patient.reason
  }
  index.addAbout(patient, line)
  noteReplaced(index, resource)
  return undefined
}

/** Resources of types that the import does not take, told once for a file and type rather than one by one. */
class ForeignTypes {
  readonly #counts = new Map<string, number>()

  add(index: ResourceIndex, type: string, json: Json): void {
    this.#counts.set(type, (this.#counts.get(type) ?? 0) + 1)
    const patient = patientOf(json)
    if (!('reason' in patient)) {
      index.addForeign(patient, type)
    }
  }

  tell(run: ImportRun, file: ExportFile): void {
    for (const [type, count] of this.#counts) {
      refuseMany(run, type, count)
      const what = count === 1 ? `1 ${type} resource` : `${count} ${type} resources`
      run.listener.notRead({
        file: file.name,
        reason: `has ${what}, which MedGuard does not take: keep the export`,
      })
    }
  }
}

/** Reads a file once, and notes where its resources stand. */
export async function indexFile(
  run: ImportRun,
  index: ResourceIndex,
  file: ExportFile,
  onBytes: (count: number) => void,
): Promise<void> {
  const foreign = new ForeignTypes()
  for await (const read of readResources(file, run.spool, onBytes)) {
    if ('bad' in read && read.bad.foreign !== undefined) {
      foreign.add(index, read.bad.type ?? '', read.bad.foreign)
      continue
    }
    const reason = addToIndex(run, index, file, read)
    if (reason !== undefined) {
      refuse(run, read.place, 'bad' in read ? read.bad.id : read.resource.id, reason)
    }
  }
  foreign.tell(run, file)
}
