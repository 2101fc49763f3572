import {
  DataTypes,
  Model,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'

export class FacilitySetting extends Model<
  InferAttributes<FacilitySetting>,
  InferCreationAttributes<FacilitySetting>
> {
  declare name: string
  declare value: unknown
  declare updatedAt: Date
}

export function defineFacilitySetting(sequelize: Sequelize): void {
  FacilitySetting.init(
    {
      name: { type: DataTypes.TEXT, allowNull: false, primaryKey: true },
      value: { type: DataTypes.JSONB, allowNull: false },
      updatedAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, modelName: 'FacilitySetting', tableName: 'facility_settings', timestamps: false },
  )
}
