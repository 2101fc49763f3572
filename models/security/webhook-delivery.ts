import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'

/** An alert on its way to the security team's own system. It holds identifiers and codes, nothing of a record. */
export class WebhookDelivery extends Model<
  InferAttributes<WebhookDelivery>,
  InferCreationAttributes<WebhookDelivery>
> {
  declare id: string
  declare kind: string
  /** JSON, exactly as it is signed and sent. */
  declare body: string
  declare createdAt: Date
  declare attempts: CreationOptional<number>
  declare lastError: CreationOptional<string | null>
  declare deliveredAt: CreationOptional<Date | null>
}

export function defineWebhookDelivery(sequelize: Sequelize): void {
  WebhookDelivery.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
      kind: { type: DataTypes.TEXT, allowNull: false },
      body: { type: DataTypes.TEXT, allowNull: false },
      createdAt: { type: DataTypes.DATE, allowNull: false },
      attempts: { type: DataTypes.INTEGER },
      lastError: { type: DataTypes.TEXT },
      deliveredAt: { type: DataTypes.DATE },
    },
    { sequelize, modelName: 'WebhookDelivery', tableName: 'webhook_deliveries', timestamps: false },
  )
}
