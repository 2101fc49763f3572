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

export class Immunization extends Model<
  InferAttributes<Immunization>,
  InferCreationAttributes<Immunization>
> {
  declare id: CreationOptional<string>
  declare patientId: string
  declare encounterId: CreationOptional<string | null>
  declare vaccine: Sealed
  /** `system|code`, one on each line, the first coding first. */
  declare code: CreationOptional<Sealed | null>
  declare status: 'completed' | 'not-done' | 'entered-in-error'
  declare statusReason: CreationOptional<Sealed | null>
  /** A partial date (server/partial-date.ts); null where nobody knows. */
  declare given: CreationOptional<string | null>
  /** When it was given in words, where it is no date. */
  declare givenNote: CreationOptional<Sealed | null>
  /** Where it stands in lists: when it was given, as nearly as is known. */
  declare givenAt: Date
  declare dose: CreationOptional<Sealed | null>
  declare lot: CreationOptional<Sealed | null>
  declare site: CreationOptional<Sealed | null>
  declare route: CreationOptional<Sealed | null>
  /** Who gave it, where that is nobody of the practitioners. */
  declare performer: CreationOptional<Sealed | null>
  declare practitionerId: CreationOptional<string | null>
  /** Whether it comes from whoever gave it; null where nothing is said. */
  declare primarySource: CreationOptional<boolean | null>
  /** Who told of it, where that is not whoever gave it. */
  declare reportedBy: CreationOptional<Sealed | null>
  declare note: CreationOptional<Sealed | null>
  declare source: CreationOptional<EntrySource>
  declare createdAt: Date
}

export function defineImmunization(sequelize: Sequelize): void {
  Immunization.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      patientId: { type: DataTypes.UUID, allowNull: false },
      encounterId: { type: DataTypes.UUID },
      vaccine: sealedAttribute({ allowNull: false }),
      code: sealedAttribute(),
      status: { type: DataTypes.TEXT, allowNull: false },
      statusReason: sealedAttribute(),
      given: { type: DataTypes.TEXT },
      givenNote: sealedAttribute(),
      givenAt: { type: DataTypes.DATE, allowNull: false },
      dose: sealedAttribute(),
      lot: sealedAttribute(),
      site: sealedAttribute(),
      route: sealedAttribute(),
      performer: sealedAttribute(),
      practitionerId: { type: DataTypes.UUID },
      primarySource: { type: DataTypes.BOOLEAN },
      reportedBy: sealedAttribute(),
      note: sealedAttribute(),
      source: { type: DataTypes.TEXT },
      createdAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, modelName: 'Immunization', tableName: 'immunizations', timestamps: false },
  )
  guardSealedAttributes(Immunization)
}
