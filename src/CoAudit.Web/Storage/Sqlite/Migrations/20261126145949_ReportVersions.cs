using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CoAudit.Web.Storage.Sqlite.Migrations
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
                    audit_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    published_at = table.Column<long>(type: "INTEGER", nullable: false),
                    hash = table.Column<string>(type: "TEXT", nullable: false),
                    formats = table.Column<string>(type: "TEXT", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_report_versions", x => new { x.audit_id, x.number });
                });

            // What was published stays: not even a hand-written statement changes a version or takes one away.
            migrationBuilder.Sql(
                """
                CREATE TRIGGER report_versions_are_not_removed BEFORE DELETE ON report_versions
                BEGIN SELECT RAISE(ABORT, 'A published report cannot be removed.'); END;
                """);
            migrationBuilder.Sql(
                """
                CREATE TRIGGER report_versions_are_not_changed BEFORE UPDATE ON report_versions
                BEGIN SELECT RAISE(ABORT, 'A published report cannot be changed.'); END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "report_versions");
        }
    }
}
