import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'
import { newId } from '../new-id.ts'
import { guardSealedAttributes, sealedAttribute, type Sealed } from '../sealing/sealed.ts'

export const identityChecks = ['signed-in', 'document', 'known-in-person', 'representative'] as const
export type IdentityCheck = (typeof identityChecks)[number]
export type ErasureOutcome = 'erased' | 'refused' | 'withdrawn'

/** A patient's wish to be erased, and what two people decided. */
export class ErasureRequest extends Model<
  InferAttributes<ErasureRequest>,
  InferCreationAttributes<ErasureRequest>
> {
  declare id: CreationOptional<string>
  declare patientId: string
  declare requestedBy: string
  declare requestedAt: Date
  /** How it was made sure that the patient asks. */
  declare identityCheck: IdentityCheck
  declare reason: Sealed
  /** The first of two. */
  declare approvedBy: CreationOptional<string | null>
  declare approvedAt: CreationOptional<Date | null>
  declare outcome: CreationOptional<ErasureOutcome | null>
  declare decidedBy: CreationOptional<string | null>
  declare decidedAt: CreationOptional<Date | null>
  /** Why it was refused, in words for the patient. */
  declare refusal: CreationOptional<Sealed | null>
  /** The root keys under which backups from before may hold the destroyed key. */
  declare rootKeyIds: CreationOptional<string[]>
}

export function defineErasureRequest(sequelize: Sequelize): void {
  ErasureRequest.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      patientId: { type: DataTypes.UUID, allowNull: false },
      requestedBy: { type: DataTypes.UUID, allowNull: false },
      requestedAt: { type: DataTypes.DATE, allowNull: false },
      identityCheck: { type: DataTypes.TEXT, allowNull: false },
      reason: sealedAttribute({ allowNull: false }),
      approvedBy: { type: DataTypes.UUID },
      approvedAt: { type: DataTypes.DATE },
      outcome: { type: DataTypes.TEXT },
      decidedBy: { type: DataTypes.UUID },
      decidedAt: { type: DataTypes.DATE },
      refusal: sealedAttribute(),
      rootKeyIds: { type: DataTypes.ARRAY(DataTypes.TEXT) },
    },
    { sequelize, modelName: 'ErasureRequest', tableName: 'erasure_requests', timestamps: false },
  )
  guardSealedAttributes(ErasureRequest)
}
