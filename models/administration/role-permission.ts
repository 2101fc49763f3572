import {
  DataTypes,
  Model,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'

export class RolePermission extends Model<
  InferAttributes<RolePermission>,
  InferCreationAttributes<RolePermission>
> {
  declare roleId: string
  declare permission: string
}

export function defineRolePermission(sequelize: Sequelize): void {
  RolePermission.init(
    {
      roleId: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
      permission: { type: DataTypes.TEXT, allowNull: false, primaryKey: true },
    },
    { sequelize, modelName: 'RolePermission', tableName: 'role_permissions', timestamps: false },
  )
}
