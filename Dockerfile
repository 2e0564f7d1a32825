FROM node:20-bookworm-slim AS node

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
# The build makes the style sheets with Node; see src/CoAudit.Web/FrontEnd.targets.
COPY --from=node /usr/local/bin/node /usr/local/bin/
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /source

# Packages first: this layer stays until a project file or a lock file changes.
COPY global.json Directory.Build.props Directory.Build.targets Directory.Packages.props ./
COPY src/CoAudit.Workflows/*.csproj src/CoAudit.Workflows/packages.lock.json src/CoAudit.Workflows/
COPY src/CoAudit.Audits/*.csproj src/CoAudit.Audits/packages.lock.json src/CoAudit.Audits/
COPY src/CoAudit.Web/*.csproj src/CoAudit.Web/*.targets src/CoAudit.Web/packages.lock.json src/CoAudit.Web/
RUN dotnet restore src/CoAudit.Web --locked-mode

COPY .editorconfig ./
COPY eng eng
COPY workflows workflows
COPY src src
RUN dotnet publish src/CoAudit.Web --no-restore -c Release -o /published

FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS runtime

# Debian has a Chromium, which prints the reports, and poppler-utils, which show a PDF's pages; the runtime's own image does not.
# See docs/decisions/0044 and 0045.
FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates chromium fonts-dejavu-core libicu72 libssl3 poppler-utils tzdata \
    && rm -rf /var/lib/apt/lists/*
COPY --from=runtime /usr/share/dotnet /usr/share/dotnet
RUN ln -s /usr/share/dotnet/dotnet /usr/bin/dotnet && useradd --uid 1654 --no-create-home app
WORKDIR /app
COPY --from=build /published ./
COPY --from=build /source/workflows workflows
# The volume takes its owner from this folder.
RUN mkdir data && chown app data
VOLUME /app/data
USER app
# Containers do not let Chromium make its sandbox; it reads our own page only, and runs no script.
ENV ASPNETCORE_URLS=http://+:8080 \
    WorkflowsPath=/app/workflows \
    DOTNET_RUNNING_IN_CONTAINER=true \
    Pdf__Sandbox=false
EXPOSE 8080
# bash speaks HTTP well enough, so the image needs no further program for this.
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s CMD ["bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health/live HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["dotnet", "CoAudit.Web.dll"]
