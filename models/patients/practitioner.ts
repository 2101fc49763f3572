import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'
import { newId } from '../new-id.ts'

export class Practitioner extends Model<
  InferAttributes<Practitioner>,
  InferCreationAttributes<Practitioner>
> {
  declare id: CreationOptional<string>
  declare sourceId: CreationOptional<string | null>
  declare identifier: CreationOptional<string | null>
  declare name: string
  declare specialty: CreationOptional<string | null>
  declare organization: CreationOptional<string | null>
  declare createdAt: Date
  declare updatedAt: Date
}

export function definePractitioner(sequelize: Sequelize): void {
  Practitioner.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      sourceId: { type: DataTypes.TEXT },
      identifier: { type: DataTypes.TEXT },
      name: { type: DataTypes.TEXT, allowNull: false },
      specialty: { type: DataTypes.TEXT },
      organization: { type: DataTypes.TEXT },
      createdAt: { type: DataTypes.DATE, allowNull: false },
      updatedAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, modelName: 'Practitioner', tableName: 'practitioners', timestamps: false },
  )
}
