import type { Transaction } from 'sequelize'
import { ErasedTombstone } from '../../../../models/patients/erased-tombstone.ts'
import type { Services } from '../../../services.ts'
import { TombstoneTokens } from '../../erasure/tombstone-tokens.ts'
import { mapPatient } from '../mapping/map-patient.ts'
import { isUnusable } from '../mapping/read-fields.ts'
import type { Resource } from '../resource.ts'

/** What an import left out because the people whom it is about were erased: numbers, and nobody's name or id. */
export type LeftOut = { readonly patients: number; readonly resources: number }

/** Tells an import who was erased here, and counts what it leaves out for that. */
export class ErasedPeople {
  readonly #tokens: TombstoneTokens
  #leftOut: LeftOut = { patients: 0, resources: 0 }

  constructor({ purposeKeys }: Pick<Services, 'purposeKeys'>) {
    this.#tokens = new TombstoneTokens(purposeKeys['erased-tombstones'])
  }

  /**
   * Whether the person is one whose record was erased.
   * @param own their Patient resource, where the export has it
   */
  async include(
    transaction: Transaction,
    sourceId: string,
    own: Resource | undefined,
    today: string,
  ): Promise<boolean> {
    const mapped = own === undefined ? undefined : mapPatient(own, today)
    const known =
      mapped === undefined || isUnusable(mapped)
        ? { sourceId }
        : { sourceId, who: mapped.values, otherIdentifiers: mapped.otherIdentifiers }
    return (await ErasedTombstone.count({ where: { token: this.#tokens.of(known) }, transaction })) > 0
  }

  /** Counts one person who is left out, with so many resources. */
  leaveOut(resources: number): void {
    const { patients, resources: before } = this.#leftOut
    this.#leftOut = { patients: patients + 1, resources: before + resources }
  }

  get leftOut(): LeftOut {
    return this.#leftOut
  }
}
