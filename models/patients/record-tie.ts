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

export const relationshipKinds = ['self', 'guardian', 'representative'] as const
export type RelationshipKind = (typeof relationshipKinds)[number]

export const relationshipDocuments = [
  'identity-card',
  'passport',
  'driving-licence',
  'birth-certificate',
  'court-order',
  'known-in-person',
] as const
export type RelationshipDocument = (typeof relationshipDocuments)[number]

/** The tie of a person's account to a record: their own, or that of somebody for whom they act. */
export class RecordTie extends Model<InferAttributes<RecordTie>, InferCreationAttributes<RecordTie>> {
  declare id: CreationOptional<string>
  declare patientId: string
  declare kind: RelationshipKind
  /** What was seen at the desk to know who it is. */
  declare document: RelationshipDocument
  /** Why somebody acts for another. */
  declare grounds: CreationOptional<Sealed | null>
  /** The last day of acting for another. */
  declare endsOn: CreationOptional<string | null>
  /** Of the code that accepts the invitation, once; it stays, so that who comes later is told. Null for ties without one. */
  declare codeHash: CreationOptional<Buffer | null>
  declare codeExpiresAt: Date
  declare invitedBy: CreationOptional<string | null>
  declare invitedAt: Date
  declare userId: CreationOptional<string | null>
  declare acceptedAt: CreationOptional<Date | null>
  declare endAskedBy: CreationOptional<string | null>
  declare endAskedAt: CreationOptional<Date | null>
  declare endReason: CreationOptional<Sealed | null>
  declare endedBy: CreationOptional<string | null>
  declare endedAt: CreationOptional<Date | null>
}

export function defineRecordTie(sequelize: Sequelize): void {
  RecordTie.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      patientId: { type: DataTypes.UUID, allowNull: false },
      kind: { type: DataTypes.TEXT, allowNull: false },
      document: { type: DataTypes.TEXT, allowNull: false },
      grounds: sealedAttribute(),
      endsOn: { type: DataTypes.DATEONLY },
      codeHash: { type: DataTypes.BLOB },
      codeExpiresAt: { type: DataTypes.DATE, allowNull: false },
      invitedBy: { type: DataTypes.UUID },
      invitedAt: { type: DataTypes.DATE, allowNull: false },
      userId: { type: DataTypes.UUID },
      acceptedAt: { type: DataTypes.DATE },
      endAskedBy: { type: DataTypes.UUID },
      endAskedAt: { type: DataTypes.DATE },
      endReason: sealedAttribute(),
      endedBy: { type: DataTypes.UUID },
      endedAt: { type: DataTypes.DATE },
    },
    { sequelize, modelName: 'RecordTie', tableName: 'record_ties', timestamps: false },
  )
  guardSealedAttributes(RecordTie)
}
