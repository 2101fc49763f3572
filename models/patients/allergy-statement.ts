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

import type { EntrySource } from './allergy.ts'

/** What a statement is about: allergies of any kind, of one category, or of one substance. */
export const statementScopes = ['any', 'medication', 'food', 'environment', 'biologic', 'substance'] as const
export type StatementScope = (typeof statementScopes)[number]

/** That there are no known allergies, or that nothing is known of them: a statement, and no allergy. */
export class AllergyStatement extends Model<
  InferAttributes<AllergyStatement>,
  InferCreationAttributes<AllergyStatement>
> {
  declare id: CreationOptional<string>
  declare patientId: string
  declare says: 'none-known' | 'unknown'
  declare scope: StatementScope
  /** Where the scope is one substance. */
  declare substance: CreationOptional<Sealed | null>
  declare code: CreationOptional<Sealed | null>
  declare note: CreationOptional<Sealed | null>
  declare source: CreationOptional<EntrySource>
  /** A partial date (server/partial-date.ts); null where nobody knows. */
  declare recorded: CreationOptional<string | null>
  declare recordedAt: Date
  declare recordedBy: CreationOptional<string | null>
  declare practitionerId: CreationOptional<string | null>
  declare endedAt: CreationOptional<Date | null>
  declare endedBy: CreationOptional<string | null>
  declare endedBecause: CreationOptional<
    'allergy-recorded' | 'said-again' | 'withdrawn' | 'entered-in-error' | 'no-longer-in-source' | null
  >
  declare createdAt: Date
}

export function defineAllergyStatement(sequelize: Sequelize): void {
  AllergyStatement.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      patientId: { type: DataTypes.UUID, allowNull: false },
      says: { type: DataTypes.TEXT, allowNull: false },
      scope: { type: DataTypes.TEXT, allowNull: false },
      substance: sealedAttribute(),
      code: sealedAttribute(),
      note: sealedAttribute(),
      source: { type: DataTypes.TEXT },
      recorded: { type: DataTypes.TEXT },
      recordedAt: { type: DataTypes.DATE, allowNull: false },
      recordedBy: { type: DataTypes.UUID },
      practitionerId: { type: DataTypes.UUID },
      endedAt: { type: DataTypes.DATE },
      endedBy: { type: DataTypes.UUID },
      endedBecause: { type: DataTypes.TEXT },
      createdAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, modelName: 'AllergyStatement', tableName: 'allergy_statements', timestamps: false },
  )
  guardSealedAttributes(AllergyStatement)
}
