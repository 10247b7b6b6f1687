// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QIODevice>

namespace runwatch {

// The body of a POST, readable once. QNetworkAccessManager sends a request again by
// itself when the connection dies before the answer, POST included; a body that
// cannot go back is what stops it, and a run is never started twice.
class RequestBody final : public QIODevice
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RequestBody)

public:
    explicit RequestBody(QByteArray bytes, QObject *parent = nullptr);

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override;
    bool reset() override { return false; }

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 maxSize) override;

private:
    const QByteArray m_bytes;
    qint64 m_position = 0;
};

} // namespace runwatch
