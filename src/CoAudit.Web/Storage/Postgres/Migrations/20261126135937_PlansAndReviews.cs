using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CoAudit.Web.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class PlansAndReviews : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "extended_from",
                table: "stages",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "actions",
                table: "reviews",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "kind",
                table: "reviews",
                type: "text",
                nullable: false,
                defaultValue: "Planned");

            migrationBuilder.AddColumn<long>(
                name: "planned_from",
                table: "reviews",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "objection_id",
                table: "outbox",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "objection_id",
                table: "links",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "independent_email",
                table: "audits",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "independent_name",
                table: "audits",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "actions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    audit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stage_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    about = table.Column<string>(type: "text", nullable: true),
                    wish = table.Column<string>(type: "text", nullable: false),
                    how = table.Column<string>(type: "text", nullable: false),
                    provide = table.Column<string>(type: "text", nullable: false),
                    measure = table.Column<string>(type: "text", nullable: false),
                    who_looks = table.Column<string>(type: "text", nullable: false),
                    threshold = table.Column<string>(type: "text", nullable: false),
                    owner = table.Column<string>(type: "text", nullable: false),
                    owner_group = table.Column<string>(type: "text", nullable: true),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    status = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    linked = table.Column<string>(type: "text", nullable: false),
                    claimed_at = table.Column<long>(type: "bigint", nullable: true),
                    confirmed_by = table.Column<string>(type: "text", nullable: true),
                    sustained_in_a_row = table.Column<int>(type: "integer", nullable: false),
                    false_closures = table.Column<int>(type: "integer", nullable: false),
                    last_verdict = table.Column<string>(type: "text", nullable: true),
                    back_on_agenda = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_actions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "item_sign_offs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stage_id = table.Column<Guid>(type: "uuid", nullable: false),
                    audit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    participant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    scope = table.Column<string>(type: "text", nullable: false),
                    item = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    answer = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    late = table.Column<bool>(type: "boolean", nullable: false),
                    salt = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_item_sign_offs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "item_texts",
                columns: table => new
                {
                    audit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    scope = table.Column<string>(type: "text", nullable: false),
                    item = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_item_texts", x => new { x.audit_id, x.scope, x.item, x.version });
                });

            migrationBuilder.CreateTable(
                name: "minority_statements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    audit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stage_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    objection_id = table.Column<Guid>(type: "uuid", nullable: true),
                    participant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    group = table.Column<string>(type: "text", nullable: false),
                    item = table.Column<string>(type: "text", nullable: false),
                    item_text = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    salt = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_minority_statements", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "objections",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    audit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stage_id = table.Column<Guid>(type: "uuid", nullable: false),
                    maker = table.Column<Guid>(type: "uuid", nullable: false),
                    maker_group = table.Column<string>(type: "text", nullable: false),
                    scope = table.Column<string>(type: "text", nullable: false),
                    item = table.Column<string>(type: "text", nullable: false),
                    raised_at = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    responder = table.Column<string>(type: "text", nullable: false),
                    due_at = table.Column<long>(type: "bigint", nullable: false),
                    round = table.Column<int>(type: "integer", nullable: false),
                    closed_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_objections", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "verdicts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    audit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stage_id = table.Column<Guid>(type: "uuid", nullable: false),
                    review_id = table.Column<Guid>(type: "uuid", nullable: true),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    group = table.Column<string>(type: "text", nullable: false),
                    action_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    late = table.Column<bool>(type: "boolean", nullable: false),
                    salt = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_verdicts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "objection_turns",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    objection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    round = table.Column<int>(type: "integer", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    before = table.Column<string>(type: "text", nullable: true),
                    after = table.Column<string>(type: "text", nullable: true),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_objection_turns", x => x.id);
                    table.ForeignKey(
                        name: "FK_objection_turns_objections_objection_id",
                        column: x => x.objection_id,
                        principalTable: "objections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_actions_audit_id_number",
                table: "actions",
                columns: new[] { "audit_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_item_sign_offs_audit_id",
                table: "item_sign_offs",
                column: "audit_id");

            migrationBuilder.CreateIndex(
                name: "IX_minority_statements_audit_id",
                table: "minority_statements",
                column: "audit_id");

            migrationBuilder.CreateIndex(
                name: "IX_objection_turns_objection_id_number",
                table: "objection_turns",
                columns: new[] { "objection_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_objections_audit_id",
                table: "objections",
                column: "audit_id");

            migrationBuilder.CreateIndex(
                name: "IX_verdicts_audit_id",
                table: "verdicts",
                column: "audit_id");

            migrationBuilder.CreateIndex(
                name: "IX_verdicts_task_id_action_id",
                table: "verdicts",
                columns: new[] { "task_id", "action_id" },
                unique: true);

            // Bound to the report: not even a hand-written statement takes one away.
            migrationBuilder.Sql(
                """
                CREATE FUNCTION minority_statements_stay() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION 'A minority statement cannot be changed or removed.'; END $$;
                """);
            migrationBuilder.Sql(
                """
                CREATE TRIGGER minority_statements_stay BEFORE UPDATE OR DELETE ON minority_statements
                FOR EACH ROW EXECUTE FUNCTION minority_statements_stay();
                """);
            migrationBuilder.Sql(
                """
                CREATE TRIGGER minority_statements_stay_all BEFORE TRUNCATE ON minority_statements
                FOR EACH STATEMENT EXECUTE FUNCTION minority_statements_stay();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER minority_statements_stay ON minority_statements; DROP TRIGGER minority_statements_stay_all ON minority_statements; DROP FUNCTION minority_statements_stay();");

            migrationBuilder.DropTable(
                name: "actions");

            migrationBuilder.DropTable(
                name: "item_sign_offs");

            migrationBuilder.DropTable(
                name: "item_texts");

            migrationBuilder.DropTable(
                name: "minority_statements");

            migrationBuilder.DropTable(
                name: "objection_turns");

            migrationBuilder.DropTable(
                name: "verdicts");

            migrationBuilder.DropTable(
                name: "objections");

            migrationBuilder.DropColumn(
                name: "extended_from",
                table: "stages");

            migrationBuilder.DropColumn(
                name: "actions",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "kind",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "planned_from",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "objection_id",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "objection_id",
                table: "links");

            migrationBuilder.DropColumn(
                name: "independent_email",
                table: "audits");

            migrationBuilder.DropColumn(
                name: "independent_name",
                table: "audits");
        }
    }
}
