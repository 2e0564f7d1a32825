using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CoAudit.Web.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class ReportVersions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "report_versions",
                columns: table => new
                {
                    audit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    published_at = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false),
                    formats = table.Column<string>(type: "text", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_report_versions", x => new { x.audit_id, x.number });
                });

            // What was published stays: not even a hand-written statement changes a version or takes one away.
            migrationBuilder.Sql(
                """
                CREATE FUNCTION report_versions_stay() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION 'A published report cannot be changed or removed.'; END $$;
                """);
            migrationBuilder.Sql(
                """
                CREATE TRIGGER report_versions_stay BEFORE UPDATE OR DELETE ON report_versions
                FOR EACH ROW EXECUTE FUNCTION report_versions_stay();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "report_versions");

            migrationBuilder.Sql("DROP FUNCTION report_versions_stay();");
        }
    }
}
