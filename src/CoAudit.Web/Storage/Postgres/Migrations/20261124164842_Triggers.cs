using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CoAudit.Web.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Triggers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "payload",
                table: "timers",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "trigger_id",
                table: "timers",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "parent_instance_id",
                table: "instances",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "triggers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    definition_id = table.Column<string>(type: "text", nullable: false),
                    activity_id = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_triggers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "unheard_events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    correlation_id = table.Column<string>(type: "text", nullable: true),
                    instance_id = table.Column<string>(type: "text", nullable: true),
                    activity_instance_id = table.Column<string>(type: "text", nullable: true),
                    payload = table.Column<string>(type: "text", nullable: true),
                    expires_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_unheard_events", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_timers_instance_id",
                table: "timers",
                column: "instance_id",
                filter: "instance_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_timers_trigger_id",
                table: "timers",
                column: "trigger_id",
                filter: "trigger_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_instances_definition_id_id",
                table: "instances",
                columns: new[] { "definition_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_instances_parent_instance_id",
                table: "instances",
                column: "parent_instance_id",
                filter: "parent_instance_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_triggers_definition_id",
                table: "triggers",
                column: "definition_id");

            migrationBuilder.CreateIndex(
                name: "IX_triggers_name_key",
                table: "triggers",
                columns: new[] { "name", "key" });

            migrationBuilder.CreateIndex(
                name: "IX_unheard_events_expires_at",
                table: "unheard_events",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "IX_unheard_events_name",
                table: "unheard_events",
                column: "name");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "triggers");

            migrationBuilder.DropTable(
                name: "unheard_events");

            migrationBuilder.DropIndex(
                name: "IX_timers_instance_id",
                table: "timers");

            migrationBuilder.DropIndex(
                name: "IX_timers_trigger_id",
                table: "timers");

            migrationBuilder.DropIndex(
                name: "IX_instances_definition_id_id",
                table: "instances");

            migrationBuilder.DropIndex(
                name: "IX_instances_parent_instance_id",
                table: "instances");

            migrationBuilder.DropColumn(
                name: "payload",
                table: "timers");

            migrationBuilder.DropColumn(
                name: "trigger_id",
                table: "timers");

            migrationBuilder.DropColumn(
                name: "parent_instance_id",
                table: "instances");
        }
    }
}
