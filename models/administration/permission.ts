import {
  DataTypes,
  Model,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'

export class Permission extends Model<InferAttributes<Permission>, InferCreationAttributes<Permission>> {
  declare name: string
  declare description: string
}

export function definePermission(sequelize: Sequelize): void {
  Permission.init(
    {
      name: { type: DataTypes.TEXT, allowNull: false, primaryKey: true },
      description: { type: DataTypes.TEXT, allowNull: false },
    },
    { sequelize, modelName: 'Permission', tableName: 'permissions', timestamps: false },
  )
}
