# The portal as one image: web server, worker and clock are the same code with another command.

FROM node:22-slim AS voorkant
WORKDIR /bouw
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY frontend ./frontend
RUN npm run build

FROM python:3.11-slim AS pakketten
RUN python -m venv /opt/venv
COPY requirements/basis.txt .
RUN /opt/venv/bin/pip install --no-cache-dir --require-hashes -r basis.txt

FROM python:3.11-slim
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    LWI_DOCUMENTEN=/gegevens/documenten
RUN useradd --system --uid 10001 --home-dir /app --shell /usr/sbin/nologin lwi \
    && install -d -o lwi -g lwi -m 0700 /gegevens /gegevens/documenten /klok
COPY --from=pakketten /opt/venv /opt/venv
WORKDIR /app
COPY . .
COPY --from=voorkant /bouw/assets/dist assets/dist
# Collecting static files needs settings, and these make throw-away secrets: they must not stay in the image.
RUN LWI_DEBUG=0 python manage.py collectstatic --noinput --verbosity 0 \
    && python manage.py vertalen --compileer && rm -rf .lwi \
    && python -m compileall -q -j 0 keten klanten werkgevers diagnose handhaving landkaart lwi_portal
USER lwi
EXPOSE 8000
CMD ["gunicorn", "-c", "python:lwi_portal.webserver", "--bind", "0.0.0.0:8000", "lwi_portal.wsgi"]
