import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'
import { newId } from '../new-id.ts'

/** A product of the catalogue; or, without a generic, what another system's prescriptions name. */
export class Medication extends Model<InferAttributes<Medication>, InferCreationAttributes<Medication>> {
  declare id: CreationOptional<string>
  /** Part of what is signed: it never changes. */
  declare name: string
  declare codeSystem: string
  declare code: string
  /** Whether it can be prescribed. */
  declare active: CreationOptional<boolean>
  declare generic: CreationOptional<string | null>
  declare strength: CreationOptional<string | null>
  declare form: CreationOptional<string | null>
  declare schedule: CreationOptional<number | null>
  declare alsoCalled: CreationOptional<string | null>
  /** The same for the same product, however it is written. */
  declare productKey: CreationOptional<string | null>
  declare sortKey: CreationOptional<string | null>
  declare searchText: CreationOptional<string | null>
  declare withdrawnAt: CreationOptional<Date | null>
  declare createdAt: Date
}

export function defineMedication(sequelize: Sequelize): void {
  Medication.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      name: { type: DataTypes.TEXT, allowNull: false },
      codeSystem: { type: DataTypes.TEXT, allowNull: false },
      code: { type: DataTypes.TEXT, allowNull: false },
      active: { type: DataTypes.BOOLEAN },
      generic: { type: DataTypes.TEXT },
      strength: { type: DataTypes.TEXT },
      form: { type: DataTypes.TEXT },
      schedule: { type: DataTypes.SMALLINT },
      alsoCalled: { type: DataTypes.TEXT },
      productKey: { type: DataTypes.TEXT },
      sortKey: { type: DataTypes.TEXT },
      searchText: { type: DataTypes.TEXT },
      withdrawnAt: { type: DataTypes.DATE },
      createdAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, modelName: 'Medication', tableName: 'medications', timestamps: false },
  )
}
