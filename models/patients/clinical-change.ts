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

/** One state that an entry of a clinical list had, and who brought it there; rows are only ever added. */
export class ClinicalChange extends Model<
  InferAttributes<ClinicalChange>,
  InferCreationAttributes<ClinicalChange>
> {
  declare id: CreationOptional<string>
  declare patientId: string
  declare entry: 'allergy' | 'condition' | 'allergy-statement' | 'observation' | 'result'
  declare entryId: string
  declare version: number
  declare change: 'recorded' | 'corrected' | 'resolved' | 'reopened' | 'entered-in-error' | 'imported'
  declare changedBy: CreationOptional<string | null>
  declare changedAt: Date
  /** The entry as it was from then on, as JSON. */
  declare content: Sealed
}

export function defineClinicalChange(sequelize: Sequelize): void {
  ClinicalChange.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      patientId: { type: DataTypes.UUID, allowNull: false },
      entry: { type: DataTypes.TEXT, allowNull: false },
      entryId: { type: DataTypes.UUID, allowNull: false },
      version: { type: DataTypes.INTEGER, allowNull: false },
      change: { type: DataTypes.TEXT, allowNull: false },
      changedBy: { type: DataTypes.UUID },
      changedAt: { type: DataTypes.DATE, allowNull: false },
      content: sealedAttribute({ allowNull: false }),
    },
    { sequelize, modelName: 'ClinicalChange', tableName: 'clinical_changes', timestamps: false },
  )
  guardSealedAttributes(ClinicalChange)
}
