import {
  DataTypes,
  Model,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'

export class DataKey extends Model<InferAttributes<DataKey>, InferCreationAttributes<DataKey>> {
  declare purpose: string
  declare rootKeyId: string
  declare wrapped: Buffer
  declare createdAt: Date
}

export function defineDataKey(sequelize: Sequelize): void {
  DataKey.init(
    {
      purpose: { type: DataTypes.TEXT, allowNull: false, primaryKey: true },
      rootKeyId: { type: DataTypes.TEXT, allowNull: false },
      wrapped: { type: DataTypes.BLOB, allowNull: false },
      createdAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, modelName: 'DataKey', tableName: 'data_keys', timestamps: false },
  )
}
