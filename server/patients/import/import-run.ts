import type { Transaction } from 'sequelize'
import type { Services } from '../../services.ts'
import type { NotRead, PlaceReader } from './files/export-folder.ts'
import type { ErasedPeople } from './taking/erased-people.ts'
import type { Journal, Place, Report } from './journal.ts'
import type { MedicationCatalogue } from './taking/medication-catalogue.ts'
import type { PersonIdentity } from './taking/same-person.ts'
import type { MedicationNames } from './taking/take-medications.ts'
import type { PractitionerDirectory } from './taking/practitioner-directory.ts'
import type { SealedSpool } from './files/sealed-spool.ts'
import type { SourceDocuments } from './files/source-documents.ts'
import type { OrganizationNames } from './taking/take-organizations.ts'
import type { Tally } from './tally.ts'
import { takeTurns } from './taking/take-turns.ts'

/** Is told how an import goes. */
export type ImportListener = {
  /** What is being done now, in plain words, and of how much. */
  readonly phase: (words: string, total: number) => void
  /** How much of the phase is done. */
  readonly progress: (done: number) => void
  readonly report: (report: Report) => void
  /** A file of the folder, or resources of a type in it, that are left alone. */
  readonly notRead: (what: NotRead) => void
}

/** What every step of one import works with. */
export type ImportRun = {
  readonly services: Services
  readonly dryRun: boolean
  readonly at: Date
  /** The facility's date, YYYY-MM-DD. */
  readonly today: string
  /** The account of the operating system that runs the import. */
  readonly operator: string
  /** Who is to care for the imported patients. */
  readonly careTeamUserId: string | undefined
  readonly listener: ImportListener
  readonly tally: Tally
  readonly losses: Losses
  readonly erased: ErasedPeople
  readonly spool: SealedSpool
  readonly reader: PlaceReader
  readonly documents: SourceDocuments
  readonly practitioners: PractitionerDirectory
  readonly organizations: OrganizationNames
  readonly medications: MedicationCatalogue
  readonly medicationNames: MedicationNames
  /** The patients whom a dry run only imagines, by the hexadecimal blind indexes of their national ids. */
  readonly imaginedNationalIds: Map<string, PersonIdentity>
}

/** Counts what of an export is not in the record afterwards. */
export class Losses {
  #count = 0

  add(count = 1): void {
    this.#count += count
  }

  get total(): number {
    return this.#count
  }
}

/**
 * Runs one piece of the import in a transaction. Two imports at once take turns, so that neither makes twice what the
 * other has just made; a dry run is held by the database to reading, as one moment saw everything.
 */
export async function inImportTransaction<T>(
  { services, dryRun }: ImportRun,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  return services.sequelize.transaction(async (transaction) => {
    if (dryRun) {
      await services.sequelize.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY', {
        transaction,
      })
    } else {
      await takeTurns(services, transaction)
    }
    return work(transaction)
  })
}

/** Counts and tells of a resource that cannot be taken, whatever else happens. */
export function refuse(
  { tally, losses, listener }: ImportRun,
  place: Place,
  id: string | undefined,
  reason: string,
): void {
  tally.add(place.kind, 'refused')
  losses.add()
  listener.report({ ...place, id, result: 'not taken', reason, isLost: true })
}

/** Counts resources of a type that is not taken; they are told together. */
export function refuseMany({ tally, losses }: ImportRun, type: string, count: number): void {
  tally.add(type, 'refused', count)
  losses.add(count)
}

/** Counts and tells what a piece came to, once it is committed. */
export function conclude({ tally, losses, listener, erased }: ImportRun, journal: Journal): void {
  tally.addAll(journal.tally)
  if (journal.ofErased !== undefined) {
    erased.leaveOut(journal.ofErased)
  }
  for (const report of journal.reports) {
    losses.add(report.isLost ? 1 : 0)
    listener.report(report)
  }
}
