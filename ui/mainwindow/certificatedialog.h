// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/model/streamstatus.h"

#include <QDialog>

class QCheckBox;

namespace runwatch {

// A server's certificate that was not trusted, to be looked at: fingerprint, names, dates. Trusting
// it is a verb of its own and not the default. Not modal.
class CertificateDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CertificateDialog)

public:
    // `stream` has a certificate.
    explicit CertificateDialog(const StreamStatus &stream, QWidget *parent = nullptr);

signals:
    // Emitted once; the dialog closes next. `isKept`: also after the next start.
    void trusted(runwatch::RunId run, const QByteArray &pem, bool isKept);
};

} // namespace runwatch
