import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'
import { newId } from './new-id.ts'
import { guardSealedAttributes, sealedAttribute, type Sealed } from './sealed.ts'

export type AllergyStatus = 'active' | 'inactive' | 'resolved' | 'entered-in-error'

export class Allergy extends Model<InferAttributes<Allergy>, InferCreationAttributes<Allergy>> {
  declare id: CreationOptional<string>
  declare patientId: string
  declare substance: Sealed
  declare reaction: CreationOptional<Sealed | null>
  declare criticality: 'low' | 'high' | 'unknown'
  declare category: CreationOptional<string | null>
  declare status: AllergyStatus
  declare recordedAt: Date
  declare createdAt: Date
}

export function defineAllergy(sequelize: Sequelize): void {
  Allergy.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      patientId: { type: DataTypes.UUID, allowNull: false },
      substance: sealedAttribute({ allowNull: false }),
      reaction: sealedAttribute(),
      criticality: { type: DataTypes.TEXT, allowNull: false },
      category: { type: DataTypes.TEXT },
      status: { type: DataTypes.TEXT, allowNull: false },
      recordedAt: { type: DataTypes.DATE, allowNull: false },
      createdAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, tableName: 'allergies', timestamps: false },
  )
  guardSealedAttributes(Allergy)
}
