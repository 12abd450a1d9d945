# Two stages: what is needed to install stays in the first one.
# Python's and Debian's versions are pinned, their corrections are not: `docker build --pull` brings them.
ARG BASE=python:3.11-slim-trixie


FROM ${BASE} AS build

WORKDIR /app
COPY pyproject.toml constraints.txt ./
# The dependencies alone: this layer is built again only when they change.
RUN python -c "import tomllib; print(*tomllib.load(open('pyproject.toml', 'rb'))['project']['dependencies'], sep='\n')" > /tmp/requirements.txt \
 && python -m venv --without-pip /opt/venv \
 && pip --python /opt/venv/bin/python install --no-cache-dir --disable-pip-version-check \
        --constraint constraints.txt --requirement /tmp/requirements.txt
COPY bot bot
COPY handlers handlers
COPY knowledge knowledge
COPY migrations migrations
# Compiled here, since the running container may not write beside the source.
RUN /opt/venv/bin/python -m compileall -q --invalidation-mode unchecked-hash bot handlers knowledge migrations \
 && mkdir var


FROM ${BASE}

LABEL org.opencontainers.image.title="Pas à pas" \
      org.opencontainers.image.description="A Telegram bot that helps French health professionals start using Mon espace santé" \
      org.opencontainers.image.licenses="MIT"

ENV PATH=/opt/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    PYTHONUTF8=1

RUN groupadd --gid 10001 bot \
 && useradd --no-log-init --uid 10001 --gid bot --home-dir /app --no-create-home --shell /usr/sbin/nologin bot
WORKDIR /app
COPY --from=build /opt/venv /opt/venv
COPY --from=build /app /app
COPY --from=build --chown=10001:10001 /app/var /app/var

# By number, so that an engine told to refuse root knows that it is not.
USER 10001:10001
# The SQLite file, when no other database is set: the only place that is written to.
VOLUME /app/var
# The webhook and health, and the metrics when BOT_METRICS_LISTEN says so.
EXPOSE 8080 9108

# Alive, in every mode, even while Telegram or the database is away: starting again would not bring them back.
# A fresh start migrates and loads the base: some seconds on a slow machine.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as r; r.urlopen('http://localhost:' + (os.environ.get('BOT_LISTEN') or ':8080').rpartition(':')[2] + '/healthz', timeout=4)"]

# SIGTERM lets the bot finish what it took, 25 seconds at most; give it 40 (`docker stop --time 40`).
STOPSIGNAL SIGTERM
CMD ["python", "-m", "bot"]
