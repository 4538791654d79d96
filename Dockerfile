FROM python:3.11-slim-bookworm
ENV PYTHONUNBUFFERED=1 PIP_NO_CACHE_DIR=1 HOST=0.0.0.0 PORT=8000
WORKDIR /shop
COPY requirements.txt .
RUN pip install -r requirements.txt && useradd --system shop && install -d -o shop var
COPY . .
USER shop
VOLUME /shop/var
EXPOSE 8000
CMD ["python", "-m", "shop.run", "--serve"]
